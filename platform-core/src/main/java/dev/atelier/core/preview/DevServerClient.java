package dev.atelier.core.preview;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Asks a dev server for one thing over its unix socket. It speaks HTTP/1.0, so that the answer ends where the connection
 * ends; what comes is from tenants' code, so its size and time are limited.
 */
final class DevServerClient {
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Path socket;
    private final HostName host;

    record Answer(int status, String body) {}

    DevServerClient(Path socket, HostName host) {
        this.socket = socket;
        this.host = host;
    }

    /**
     * @throws IOException when nothing answers, or not within the time, or no HTTP
     * @throws InterruptedException when the thread was interrupted
     */
    Answer get(String path, String accept, Duration timeout) throws IOException, InterruptedException {
        String request = "GET " + path + " HTTP/1.0\r\nHost: " + host + "\r\nAccept: " + accept + "\r\n\r\n";
        long deadline = System.nanoTime() + timeout.toNanos();
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                Selector selector = Selector.open()) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            return parse(readAll(channel, selector, deadline));
        }
    }

    private static byte[] readAll(SocketChannel channel, Selector selector, long deadline)
            throws IOException, InterruptedException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        while (all.size() < MOST_BYTES) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new IOException("no answer in time");
            }
            selector.select(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            int count = channel.read(buffer.clear());
            if (count < 0) {
                break;
            }
            all.write(buffer.array(), 0, count);
        }
        return all.toByteArray();
    }

    private static Answer parse(byte[] answer) throws IOException {
        String text = new String(answer, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || !text.startsWith("HTTP/1.") || text.length() < 12) {
            throw new IOException("not an HTTP answer");
        }
        try {
            return new Answer(Integer.parseInt(text.substring(9, 12)), text.substring(end + 4));
        } catch (NumberFormatException e) {
            throw new IOException("not an HTTP answer", e);
        }
    }
}
