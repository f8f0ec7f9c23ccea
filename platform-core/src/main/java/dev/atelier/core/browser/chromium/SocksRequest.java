package dev.atelier.core.browser.chromium;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * What a SOCKS client (RFC 1928) asks to be connected to. Only the form without authentication and {@code CONNECT} are
 * spoken; anything else is an error.
 *
 * @param host a name or the text of an address
 */
record SocksRequest(String host, int port) {
    private static final int VERSION = 5;
    private static final int CONNECT = 1;
    private static final int IPV4 = 1;
    private static final int NAME = 3;
    private static final int IPV6 = 4;
    private static final byte NOT_ALLOWED = 2;

    /** Greets the client and reads its request. */
    static SocksRequest read(SocketChannel client) throws IOException {
        ByteBuffer greeting = take(client, 2);
        require(greeting.get() == VERSION);
        ByteBuffer unused = take(client, Byte.toUnsignedInt(greeting.get()));
        write(client, new byte[] {VERSION, 0});

        ByteBuffer request = take(client, 4);
        require(request.get() == VERSION && request.get() == CONNECT && request.get() == 0);
        String host = switch (request.get()) {
            case IPV4 -> InetAddress.getByAddress(take(client, 4).array()).getHostAddress();
            case IPV6 -> InetAddress.getByAddress(take(client, 16).array()).getHostAddress();
            case NAME -> {
                int length = Byte.toUnsignedInt(take(client, 1).get());
                yield new String(take(client, length).array(), StandardCharsets.US_ASCII);
            }
            default -> throw new IOException("an unknown kind of address");
        };
        return new SocksRequest(host, Short.toUnsignedInt(take(client, 2).getShort()));
    }

    static void accept(SocketChannel client) throws IOException {
        answer(client, (byte) 0);
    }

    static void refuse(SocketChannel client) throws IOException {
        answer(client, NOT_ALLOWED);
    }

    private static void answer(SocketChannel client, byte status) throws IOException {
        write(client, new byte[] {VERSION, status, 0, IPV4, 0, 0, 0, 0, 0, 0});
    }

    private static void write(SocketChannel client, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            client.write(buffer);
        }
    }

    private static ByteBuffer take(SocketChannel client, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining()) {
            if (client.read(buffer) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip();
    }

    private static void require(boolean well) throws IOException {
        if (!well) {
            throw new IOException("not what a SOCKS client says");
        }
    }
}
