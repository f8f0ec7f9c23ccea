package dev.atelier.core.source.git;

import dev.atelier.core.net.http.Answer;
import dev.atelier.core.net.http.Exchange;
import dev.atelier.core.net.http.Headers;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.URL;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** One request of JGit's. What JGit would like to decide about proxies, certificates and time-outs is not its to decide. */
final class PinnedConnection implements org.eclipse.jgit.transport.http.HttpConnection {
    /** Fields of a request that are ours; a compressed answer could unpack to anything. */
    private static final Set<String> OURS = Set.of("accept-encoding", "authorization", "host", "connection", "cookie");

    private final PinnedConnections all;
    private final URI target;
    private final Headers headers = new Headers();
    private String method = "GET";
    private long length = -1;
    private @Nullable Exchange exchange;
    private @Nullable OutputStream body;
    private @Nullable Answer answer;

    PinnedConnection(PinnedConnections all, URI target, Optional<GitCredentials> credentials) {
        this.all = all;
        this.target = target;
        credentials.ifPresent(known -> headers.set("Authorization", known.basic()));
    }

    @Override
    public void setRequestMethod(String verb) {
        method = verb;
    }

    @Override
    public void setRequestProperty(String name, String value) {
        if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
            headers.set(name, value);
        }
    }

    @Override
    public void setFixedLengthStreamingMode(int bytes) {
        length = bytes;
    }

    @Override
    public void setChunkedStreamingMode(int chunk) {
        length = -1;
    }

    @Override
    public void connect() throws IOException {
        answer();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        if (body == null) {
            Exchange open = open();
            body = length < 0 ? open.sendStreaming(method, headers) : open.sendStreaming(method, headers, length);
        }
        return body;
    }

    @Override
    public int getResponseCode() throws IOException {
        return answer().status();
    }

    /** Not the server's words: they would end in messages. */
    @Override
    public String getResponseMessage() throws IOException {
        return "status " + getResponseCode();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        Answer head = answer();
        if (head.headers()
                .first("Content-Encoding")
                .filter(coding -> !coding.equals("identity"))
                .isPresent()) {
            throw new ProtocolException("the answer is compressed, which was not asked for");
        }
        return new FilterInputStream(open().body(head)) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int size) throws IOException {
                int read = in.read(bytes, offset, size);
                all.traffic().received(Math.max(0, read));
                return read;
            }
        };
    }

    @Override
    public URL getURL() {
        try {
            return target.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("it was an address before", e);
        }
    }

    @Override
    public Map<String, List<String>> getHeaderFields() {
        return answer == null ? Map.of() : answer.headers().asMap();
    }

    @Override
    @SuppressWarnings("NullAway") // JGit's interface: null is how it is told that there is no such field
    public String getHeaderField(String name) {
        return answer == null ? null : answer.headers().first(name).orElse(null);
    }

    @Override
    public List<String> getHeaderFields(String name) {
        return answer == null ? List.of() : answer.headers().all(name);
    }

    @Override
    @SuppressWarnings("NullAway") // as above
    public String getContentType() {
        return getHeaderField("Content-Type");
    }

    @Override
    public int getContentLength() {
        return -1;
    }

    @Override
    public String getRequestMethod() {
        return method;
    }

    @Override
    public boolean usingProxy() {
        return false;
    }

    @Override
    public void setInstanceFollowRedirects(boolean follow) {
        // JGit follows, by asking for another connection.
    }

    @Override
    public void setDoOutput(boolean output) {
        // There is a body when one is written.
    }

    @Override
    public void setUseCaches(boolean caches) {
        // There is none.
    }

    @Override
    public void setConnectTimeout(int millis) {
        // The conversation has a deadline.
    }

    @Override
    public void setReadTimeout(int millis) {
        // The conversation has a deadline.
    }

    @Override
    public void configure(
            KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom random) {
        throw new UnsupportedOperationException("who is trusted is not up to a repository");
    }

    @Override
    public void setHostnameVerifier(@Nullable HostnameVerifier verifier) {
        throw new UnsupportedOperationException("who is trusted is not up to a repository");
    }

    void close() throws IOException {
        if (exchange != null) {
            exchange.close();
        }
    }

    private Answer answer() throws IOException {
        if (answer != null) {
            return answer;
        }
        Exchange open = open();
        if (body == null) {
            open.send(method, headers);
        } else {
            body.close();
        }
        answer = open.receive();
        all.answered(answer.status());
        return answer;
    }

    private Exchange open() throws IOException {
        if (exchange == null) {
            try {
                exchange =
                        Exchange.connect(all.connector(), target, all.traffic().deadline());
            } catch (IOException e) {
                all.failed(e);
                throw e;
            }
        }
        return exchange;
    }
}
