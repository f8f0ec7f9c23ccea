package dev.atelier.core.net.http;

import dev.atelier.core.net.Connection;
import dev.atelier.core.net.Connector;
import dev.atelier.core.net.Deadline;
import dev.atelier.core.net.Endpoint;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One request and its answer. First {@code send}, then {@link #receive}, then {@link #body}; close it in the end. For one
 * thread.
 */
public final class Exchange implements Closeable {
    private static final int CHUNK = 16 * 1024;
    private static final int MOST_INTERIM_ANSWERS = 10;

    private final Connection connection;
    private final URI target;
    private String method = "";

    private Exchange(Connection connection, URI target) {
        this.connection = connection;
        this.target = target;
    }

    /**
     * Connects to where an {@code http} or {@code https} address leads.
     *
     * @throws dev.atelier.core.net.AddressRefusedException when that is not allowed
     */
    public static Exchange connect(Connector connector, URI target, Deadline deadline) throws IOException {
        boolean plain =
                target.getRawUserInfo() == null && target.toString().chars().allMatch(c -> c > ' ' && c < 0x7f);
        Endpoint endpoint = Endpoint.of(target)
                .filter(unused -> plain)
                .orElseThrow(() -> new ProtocolException("not a web address that can be asked for"));
        boolean secure = "https".equalsIgnoreCase(target.getScheme());
        return new Exchange(connector.open(endpoint, secure, deadline), target);
    }

    /** Sends a request without a body. */
    public void send(String verb, Headers headers) throws IOException {
        writeHead(verb, headers);
        connection.out().flush();
    }

    /** Sends a request with this body. */
    public void send(String verb, Headers headers, byte[] body) throws IOException {
        writeHead(verb, headers.set("Content-Length", Long.toString(body.length)));
        connection.out().write(body);
        connection.out().flush();
    }

    /** Begins a request whose body is written to the stream; closing that ends the request. */
    public OutputStream sendStreaming(String verb, Headers headers) throws IOException {
        writeHead(verb, headers.set("Transfer-Encoding", "chunked"));
        ChunkedOutput chunks = new ChunkedOutput(connection.out());
        return new BufferedOutputStream(chunks, CHUNK);
    }

    /** The same for a body whose length is known; the caller writes just as much. */
    public OutputStream sendStreaming(String verb, Headers headers, long length) throws IOException {
        writeHead(verb, headers.set("Content-Length", Long.toString(length)));
        return new FilterOutputStream(connection.out()) {
            @Override
            public void write(byte[] bytes, int offset, int size) throws IOException {
                out.write(bytes, offset, size);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    /** Waits for the head of the answer; those that only announce another are skipped. */
    public Answer receive() throws IOException {
        try {
            for (int i = 0; i < MOST_INTERIM_ANSWERS; i++) {
                Answer answer = new HeadReader(connection.in()).read();
                if (answer.status() >= 200) {
                    return answer;
                }
            }
            throw new ProtocolException("the server goes on announcing an answer");
        } catch (IOException e) {
            throw told(e);
        }
    }

    /** What follows the head; ends where it should, or fails. */
    public InputStream body(Answer answer) throws IOException {
        if (method.equals("HEAD") || answer.status() == 204 || answer.status() == 304) {
            return InputStream.nullInputStream();
        }
        List<String> codings = answer.headers().all("Transfer-Encoding");
        if (!codings.isEmpty()) {
            if (codings.size() > 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
                throw new ProtocolException("the answer is coded in a way that was not asked for");
            }
            return guarded(new ChunkedInput(connection.in()));
        }
        Optional<String> length = answer.headers().first("Content-Length");
        if (length.isEmpty()) {
            return guarded(connection.in());
        }
        boolean same = answer.headers().all("Content-Length").stream().allMatch(length.get()::equals);
        if (!same || !length.get().matches("[0-9]{1,18}")) {
            throw new ProtocolException("the answer's length is broken");
        }
        return guarded(new SizedInput(connection.in(), Long.parseLong(length.get())));
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    private void writeHead(String verb, Headers headers) throws IOException {
        method = verb;
        String path = target.getRawPath() == null || target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        headers.set("Host", target.getRawAuthority()).set("Connection", "close");
        StringBuilder head = new StringBuilder(verb + " " + path + query + " HTTP/1.1\r\n");
        headers.asMap()
                .forEach((name, values) -> values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n")));
        connection.out().write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    private InputStream guarded(InputStream body) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                try {
                    return body.read(bytes, offset, length);
                } catch (IOException e) {
                    throw told(e);
                }
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }

    /** A connection that was closed because its time was over fails with "closed"; say why. */
    private IOException told(IOException e) {
        if (!connection.wasCutOff() || e instanceof SocketTimeoutException) {
            return e;
        }
        SocketTimeoutException over = new SocketTimeoutException("the time is over");
        over.initCause(e);
        return over;
    }
}
