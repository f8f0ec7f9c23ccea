package dev.atelier.core.sandbox.daemon;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A daemon that answers one connection with bytes of the test's choice, whatever it is asked. */
final class ScriptedDaemon implements Closeable {
    private final ServerSocketChannel server;

    /** What it does with its connection. */
    @FunctionalInterface
    interface Script {
        void play(SocketChannel client) throws IOException;
    }

    private ScriptedDaemon(ServerSocketChannel server) {
        this.server = server;
    }

    static ScriptedDaemon at(Path socket, Script script) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(() -> {
            try (SocketChannel client = server.accept()) {
                script.play(client);
            } catch (IOException ended) {
                // the client hung up, or the test is over
            }
        });
        return new ScriptedDaemon(server);
    }

    /** Sends these bytes and hangs up. */
    static ScriptedDaemon sending(Path socket, byte[]... answers) throws IOException {
        return at(socket, client -> {
            client.read(ByteBuffer.allocate(64 * 1024));
            for (byte[] answer : answers) {
                ByteBuffer bytes = ByteBuffer.wrap(answer);
                while (bytes.hasRemaining()) {
                    client.write(bytes);
                }
            }
        });
    }

    static byte[] frame(FrameType type, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(5 + bytes.length)
                .put(type.code())
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    /** Reads until the client hangs up, and says nothing. */
    static void listenOnly(SocketChannel client) throws IOException {
        ByteBuffer ignored = ByteBuffer.allocate(64 * 1024);
        while (client.read(ignored.clear()) >= 0) {
            // on and on
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
