package dev.atelier.core.sandbox.memory;

import dev.atelier.core.sandbox.daemon.Quietly;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Stands in for a dev server: answers every HTTP request with one text, and hangs up while the service is stopped. */
final class MemoryDevServer implements Closeable {
    private static final Logger LOG = System.getLogger(MemoryDevServer.class.getName());

    private final ServerSocketChannel server;
    private final Path socket;
    private final String text;
    private volatile boolean answers;

    private MemoryDevServer(ServerSocketChannel server, Path socket, String text) {
        this.server = server;
        this.socket = socket;
        this.text = text;
    }

    static MemoryDevServer start(Path socket, String text) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        MemoryDevServer started = new MemoryDevServer(server, socket, text);
        Thread.ofVirtual().name("memory-dev-server").start(started::accept);
        return started;
    }

    Path socket() {
        return socket;
    }

    void answer(boolean now) {
        answers = now;
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (ClosedChannelException closed) {
            // by close()
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the in-memory dev server cannot accept any more", e);
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            if (answers && client.read(ByteBuffer.allocate(8192)) > 0) {
                String answer = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + text.length()
                        + "\r\nConnection: close\r\n\r\n" + text;
                client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a request to the in-memory dev server broke", e);
        }
    }

    @Override
    public void close() {
        Quietly.close(server);
    }
}
