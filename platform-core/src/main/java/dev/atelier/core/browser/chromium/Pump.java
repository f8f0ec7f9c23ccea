package dev.atelier.core.browser.chromium;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.IntPredicate;

/** Copies bytes between two connections until either ends. Needs nothing but the JDK, as {@link Relay} says why. */
final class Pump {
    private static final int BUFFER = 32 * 1024;

    private Pump() {}

    /** Copies both ways and closes both; returns when all is over. Every number of bytes has to be allowed. */
    static void join(SocketChannel one, SocketChannel other, IntPredicate allowed) throws InterruptedException {
        Thread back = Thread.ofVirtual().start(() -> copy(other, one, allowed));
        copy(one, other, allowed);
        back.join();
        close(one);
        close(other);
    }

    private static void copy(SocketChannel from, SocketChannel to, IntPredicate allowed) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try {
            for (int count = from.read(buffer); count >= 0 && allowed.test(count); count = from.read(buffer)) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            // Half a connection is of no use to either side.
            close(from);
            close(to);
        }
    }

    static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone in either case.
        }
    }
}
