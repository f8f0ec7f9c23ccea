package dev.atelier.core.browser.chromium;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The only way out of the browser for one open page: a SOCKS proxy (RFC 1928) on a unix socket that knows one host and
 * port. Everything else that a page asks for, by name or by address, is refused before anything is looked up or connected.
 */
final class PageExit implements Closeable {
    private static final int MOST_CONNECTIONS = 64;
    /** More than any look at an app needs; ends what pours data in without end. */
    private static final long MOST_BYTES = 256L << 20;

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    private final ServerSocketChannel server;
    private final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytes = new AtomicLong();
    private volatile @Nullable Target target;

    /**
     * The one thing that may be reached.
     *
     * @param host as the page calls it, in lower case
     * @param port likewise
     * @param place where that is
     */
    record Target(String host, int port, InetSocketAddress place) {
        boolean is(SocksRequest request) {
            return host.equals(request.host().toLowerCase(Locale.ROOT)) && port == request.port();
        }
    }

    /** Leads nowhere yet. */
    PageExit(Path socket) throws IOException {
        Files.deleteIfExists(socket);
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread unused = Thread.ofVirtual().name("page-exit").start(this::accept);
    }

    /** Leads to that from now on, and nowhere else; connections to what it led to before are cut. */
    void lead(Target to) {
        shut();
        target = to;
    }

    /** Leads nowhere. */
    void shut() {
        target = null;
        connections.forEach(Pump::close);
        connections.clear();
        renew();
    }

    /** Another look begins, with as many bytes as the one before. */
    void renew() {
        bytes.set(0);
    }

    @Override
    public void close() throws IOException {
        server.close();
        shut();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                if (connections.size() >= MOST_CONNECTIONS) {
                    Pump.close(client);
                } else {
                    connections.add(client);
                    Thread unused = Thread.ofVirtual().name("page-connection").start(() -> serve(client));
                }
            }
        } catch (IOException closed) {
            // the end of it
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            SocksRequest request = SocksRequest.read(client);
            Target allowed = target;
            if (allowed == null || !allowed.is(request)) {
                SocksRequest.refuse(client);
                return;
            }
            try (SocketChannel upstream = connect(allowed)) {
                connections.add(upstream);
                SocksRequest.accept(client);
                // It may have been shut since the request was read.
                if (allowed.equals(target)) {
                    Pump.join(client, upstream, count -> bytes.addAndGet(count) < MOST_BYTES);
                }
                connections.remove(upstream);
            }
        } catch (IOException broken) {
            // The page sees a connection that ends, which is all that there is to tell.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(client);
        }
    }

    private static SocketChannel connect(Target to) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.socket().setTcpNoDelay(true);
        InetSocketAddress place = to.place().isUnresolved()
                ? new InetSocketAddress(to.place().getHostString(), to.place().getPort())
                : to.place();
        channel.socket().connect(place, (int) CONNECT_WITHIN.toMillis());
        return channel;
    }
}
