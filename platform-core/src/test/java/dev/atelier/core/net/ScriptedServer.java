package dev.atelier.core.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A server on the loopback address that says whatever it is told to, byte for byte. */
public final class ScriptedServer implements AutoCloseable {
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final CountDownLatch asked = new CountDownLatch(1);

    /** What one client gets. */
    @FunctionalInterface
    public interface Script {
        /**
         * Answers one request.
         *
         * @param head the request's first lines, up to the empty one
         */
        void serve(String head, InputStream in, OutputStream out) throws IOException;
    }

    public ScriptedServer(Script script) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> accept(script));
    }

    /** One that gives everybody the same bytes and hangs up. */
    public static ScriptedServer saying(String answer) throws IOException {
        return new ScriptedServer((head, in, out) -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** One that begins to answer and never goes on. */
    public static ScriptedServer hangingAfter(String beginning) throws IOException {
        return new ScriptedServer((head, in, out) -> {
            out.write(beginning.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            in.read();
        });
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The requests so far, without their bodies. */
    public List<String> heads() {
        return heads;
    }

    /** Returns once somebody has asked. */
    public void awaitRequest() throws InterruptedException {
        asked.await();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept(Script script) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(script, socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Script script, Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return;
                }
                head.append((char) next);
            }
            heads.add(head.toString());
            asked.countDown();
            script.serve(head.toString(), in, socket.getOutputStream());
            socket.getOutputStream().flush();
        } catch (IOException clientWentAway) {
            // As clients do.
        } finally {
            open.remove(socket);
        }
    }
}
