package dev.atelier.core.browser.chromium;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;

/** Something on this machine that no page may reach; counts who has come. */
final class ForbiddenPlace implements AutoCloseable {
    private final ServerSocketChannel server;
    private final AtomicInteger visitors = new AtomicInteger();

    ForbiddenPlace() throws IOException {
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread unused = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    SocketChannel visitor = server.accept();
                    visitors.incrementAndGet();
                    visitor.close();
                }
            } catch (IOException closed) {
                // the end of the test
            }
        });
    }

    int port() {
        return server.socket().getLocalPort();
    }

    int visitors() {
        return visitors.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
