package dev.atelier.core.sandbox.daemon;

import dev.atelier.core.sandbox.daemon.DaemonException.Reason;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * One connection to {@code exec.sock}, which carries one request. One thread reads, one may write meanwhile; closing it
 * from anywhere ends both and cancels the request.
 */
final class DaemonConnection implements Closeable {
    /** The protocol's limit for one payload. */
    static final int LARGEST_PAYLOAD = 1024 * 1024;

    private static final Logger LOG = System.getLogger(DaemonConnection.class.getName());
    private static final int HEADER = 5;

    private final SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    private final ByteBuffer incoming = ByteBuffer.allocate(64 * 1024).flip();

    DaemonConnection() throws IOException {}

    void connect(Path socket) throws IOException {
        channel.connect(UnixDomainSocketAddress.of(socket));
    }

    void send(FrameType type, byte[] payload) throws IOException {
        send(type, payload, 0, payload.length);
    }

    /**
     * Sends a frame. That the other side does not read any more is no failure here: it may have answered already, and
     * what it said last tells more than a broken pipe.
     */
    void send(FrameType type, byte[] payload, int offset, int length) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(HEADER + length);
        frame.put(type.code()).putInt(length).put(payload, offset, length).flip();
        try {
            while (frame.hasRemaining()) {
                channel.write(frame);
            }
        } catch (ClosedChannelException closedHere) {
            throw closedHere;
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the daemon reads no more", e);
        }
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
