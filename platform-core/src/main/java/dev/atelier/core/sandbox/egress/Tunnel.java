package dev.atelier.core.sandbox.egress;

import dev.atelier.core.sandbox.daemon.Quietly;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Passes bytes between two channels, half-closes included, on the calling thread and one more. */
final class Tunnel implements Closeable {
    private static final Logger LOG = System.getLogger(Tunnel.class.getName());
    private static final int BUFFER = 32 * 1024;

    private final SocketChannel inside;
    private final SocketChannel outside;
    private volatile long lastMoved = System.nanoTime();

    Tunnel(SocketChannel inside, SocketChannel outside) {
        this.inside = inside;
        this.outside = outside;
    }

    boolean idleFor(Duration time) {
        return System.nanoTime() - lastMoved > time.toNanos();
    }

    /**
     * Returns when both directions have ended.
     *
     * @param early what the inside has sent already
     */
    void run(ByteBuffer early) throws IOException {
        write(early, outside);
        Thread back = Thread.ofVirtual().name("egress-back").start(() -> copy(outside, inside));
        copy(inside, outside);
        try {
            back.join();
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but to end it, and then the channels are closed by our caller.
            Thread.currentThread().interrupt();
        }
    }

    private void copy(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try {
            while (from.read(buffer) >= 0) {
                write(buffer.flip(), to);
                buffer.clear();
            }
            to.shutdownOutput();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a tunnel broke", e);
            Quietly.close(this);
        }
    }

    private void write(ByteBuffer bytes, SocketChannel to) throws IOException {
        lastMoved = System.nanoTime();
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
        lastMoved = System.nanoTime();
    }

    @Override
    public void close() throws IOException {
        try {
            inside.close();
        } finally {
            outside.close();
        }
    }
}
