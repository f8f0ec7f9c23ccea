package dev.atelier.core.net;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.channels.SocketChannel;

/**
 * An open connection to an address that was judged. For one thread; interrupting it, or the deadline, ends whatever is
 * read or written.
 */
public final class Connection implements Closeable {
    private static final int BUFFER = 32 * 1024;

    private final SocketChannel channel;
    private final Socket socket;
    private final Cutoff cutoff;
    private final InputStream in;
    private final OutputStream out;

    Connection(SocketChannel channel, Socket socket, Cutoff cutoff) throws IOException {
        this.channel = channel;
        this.socket = socket;
        this.cutoff = cutoff;
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
    }

    public InputStream in() {
        return in;
    }

    public OutputStream out() {
        return out;
    }

    /** Whether the deadline has ended it; then that is why reading failed. */
    public boolean wasCutOff() {
        return cutoff.happened();
    }

    /** Ends it at once. A goodbye of TLS is not waited for: the other side may never take it. */
    @Override
    public void close() throws IOException {
        cutoff.cancel();
        channel.close();
        socket.close();
    }
}
