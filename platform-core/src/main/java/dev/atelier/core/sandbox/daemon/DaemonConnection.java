package dev.atelier.core.sandbox.daemon;

import dev.atelier.core.sandbox.daemon.DaemonException.Reason;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * One connection to {@code exec.sock}, which carries one request. One thread reads, one may write meanwhile; closing it
 * from anywhere ends both and cancels the request.
 */
final class DaemonConnection implements Closeable {
    /** The protocol's limit for one payload. */
    static final int LARGEST_PAYLOAD = 1024 * 1024;

    private static final int HEADER = 5;

    private final SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    private final ByteBuffer incoming = ByteBuffer.allocate(64 * 1024).flip();

    DaemonConnection() throws IOException {}

    void connect(Path socket) throws IOException {
        channel.connect(UnixDomainSocketAddress.of(socket));
    }

    void send(FrameType type, byte[] payload, int offset, int length) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(HEADER + length);
        frame.put(type.code()).putInt(length).put(payload, offset, length).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    void send(FrameType type, byte[] payload) throws IOException {
        send(type, payload, 0, payload.length);
    }

    /** Waits for the next frame. */
    Frame receive() throws IOException, DaemonException {
        fill(HEADER);
        byte code = incoming.get();
        int length = incoming.getInt();
        if (length < 0 || length > LARGEST_PAYLOAD) {
            throw new DaemonException(Reason.GARBLED, "a frame is larger than the protocol allows");
        }
        FrameType type = FrameType.fromDaemon(code)
                .orElseThrow(() -> new DaemonException(Reason.GARBLED, "a frame of unknown type " + code));
        return new Frame(type, readPayload(length));
    }

    private byte[] readPayload(int length) throws IOException {
        byte[] payload = new byte[length];
        int buffered = Math.min(length, incoming.remaining());
        incoming.get(payload, 0, buffered);
        ByteBuffer rest = ByteBuffer.wrap(payload, buffered, length - buffered);
        while (rest.hasRemaining()) {
            requireData(channel.read(rest));
        }
        return payload;
    }

    private void fill(int needed) throws IOException {
        while (incoming.remaining() < needed) {
            incoming.compact();
            try {
                requireData(channel.read(incoming));
            } finally {
                incoming.flip();
            }
        }
    }

    private static void requireData(int read) throws EOFException {
        if (read < 0) {
            throw new EOFException("the daemon closed the connection");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
