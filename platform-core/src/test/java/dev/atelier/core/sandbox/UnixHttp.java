package dev.atelier.core.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Says something to a unix socket and reads the answer to its end. */
public final class UnixHttp {
    private UnixHttp() {}

    /** The whole answer to a GET; empty when the other side hung up. */
    public static String get(Path socket, String path) {
        return say(socket, "GET " + path + " HTTP/1.1\r\nHost: test.localhost\r\nConnection: close\r\n\r\n");
    }

    public static String say(Path socket, String text) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            ByteBuffer buffer = ByteBuffer.allocate(4096);
            while (channel.read(buffer) >= 0) {
                answer.write(buffer.array(), 0, buffer.position());
                buffer.clear();
            }
        } catch (IOException e) {
            if (answer.size() == 0 && !(e instanceof java.net.ConnectException)) {
                return "";
            }
            throw new UncheckedIOException(e);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }
}
