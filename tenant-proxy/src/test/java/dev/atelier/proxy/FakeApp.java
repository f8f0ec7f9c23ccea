package dev.atelier.proxy;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A server that does with bytes whatever a test wants, on a port or on a unix socket, and remembers each request's head. */
final class FakeApp implements Closeable {

    /** What to do with a request. Returning keeps the connection for another one, an exception closes it. */
    interface Behaviour {
        void answer(Call call) throws IOException;
    }

    /** One request: its head as it was read, its body still to be read, and where to answer. */
    record Call(Head head, InputStream body, InputStream raw, OutputStream out) {
        void reply(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            respond("200 OK", "Content-Type: text/plain", "Content-Length: " + bytes.length);
            send(text);
        }

        /** The whole body. */
        String text() throws IOException {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }

        /** Sends a head; a body, if the lines announce one, is for the caller to send. */
        void respond(String status, String... lines) throws IOException {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\n");
            for (String line : lines) {
                head.append(line).append("\r\n");
            }
            send(head.append("\r\n").toString());
        }

        /** Sends one chunk; an empty one is the last. */
        void chunk(String text) throws IOException {
            send(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
        }

        void send(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private final ServerSocketChannel server;
    private final Behaviour behaviour;
    private final List<Head> seen = new CopyOnWriteArrayList<>();
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

    private FakeApp(ServerSocketChannel server, Behaviour behaviour) {
        this.server = server;
        this.behaviour = behaviour;
        Thread.ofVirtual().start(this::accept);
    }

    static FakeApp onPort(Behaviour behaviour) {
        return onPort(0, behaviour);
    }

    static FakeApp onPort(int port, Behaviour behaviour) {
        return listen(
                StandardProtocolFamily.INET, new InetSocketAddress(InetAddress.getLoopbackAddress(), port), behaviour);
    }

    static FakeApp onSocket(Path path, Behaviour behaviour) {
        return listen(StandardProtocolFamily.UNIX, UnixDomainSocketAddress.of(path), behaviour);
    }

    private static FakeApp listen(StandardProtocolFamily family, SocketAddress address, Behaviour behaviour) {
        try {
            ServerSocketChannel server = ServerSocketChannel.open(family);
            server.bind(address, 512);
            return new FakeApp(server, behaviour);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String upstream() {
        return address() instanceof UnixDomainSocketAddress unix
                ? "unix:" + unix.getPath()
                : "http://127.0.0.1:" + port();
    }

    int port() {
        return ((InetSocketAddress) address()).getPort();
    }

    List<Head> seen() {
        return seen;
    }

    Head lastSeen() {
        return seen.get(seen.size() - 1);
    }

    /** How many connections are open now. */
    int connections() {
        return open.size();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (SocketChannel channel : open) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SocketAddress address() {
        try {
            return server.getLocalAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel channel = server.accept();
                open.add(channel);
                Thread.ofVirtual().start(() -> serve(channel));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(SocketChannel channel) {
        try (channel) {
            InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
            OutputStream out = Channels.newOutputStream(channel);
            @Nullable Head head = Head.read(in);
            while (head != null) {
                seen.add(head);
                InputStream body = Body.of(head, in);
                behaviour.answer(new Call(head, body, in, out));
                body.transferTo(OutputStream.nullOutputStream());
                head = Head.read(in);
            }
        } catch (IOException gone) {
            // the other side left, or the test said so
        } finally {
            open.remove(channel);
        }
    }
}
