package dev.atelier.core.sandbox.egress;

import dev.atelier.core.sandbox.daemon.Quietly;
import dev.atelier.core.sandbox.daemon.Watchdog;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The proxy of one sandbox: accepts on its socket until it is closed, which ends its connections as well. */
final class EgressProxy implements Closeable {
    private static final Logger LOG = System.getLogger(EgressProxy.class.getName());

    /** npm opens 15 at once. */
    private static final int MOST_CONNECTIONS = 64;

    private final ServerSocketChannel server;
    private final Gatekeeper gatekeeper;
    private final Watchdog watchdog;
    private final Set<EgressConnection> connections = ConcurrentHashMap.newKeySet();

    private EgressProxy(ServerSocketChannel server, Gatekeeper gatekeeper, Watchdog watchdog) {
        this.server = server;
        this.gatekeeper = gatekeeper;
        this.watchdog = watchdog;
    }

    static EgressProxy listen(Path socket, Gatekeeper gatekeeper, Watchdog watchdog) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            server.close();
            throw e;
        }
        EgressProxy proxy = new EgressProxy(server, gatekeeper, watchdog);
        Thread.ofVirtual().name("egress-accept").start(proxy::accept);
        return proxy;
    }

    private void accept() {
        try {
            while (true) {
                serve(server.accept());
            }
        } catch (ClosedChannelException closed) {
            // by close()
        } catch (IOException e) {
            LOG.log(Level.WARNING, "an egress proxy cannot accept any more", e);
        }
    }

    private void serve(SocketChannel client) {
        if (connections.size() >= MOST_CONNECTIONS) {
            Quietly.close(client);
            return;
        }
        EgressConnection connection = new EgressConnection(client, gatekeeper, watchdog);
        connections.add(connection);
        Thread.ofVirtual().name("egress-connection").start(() -> {
            try (connection) {
                connection.serve();
            } finally {
                connections.remove(connection);
            }
        });
    }

    @Override
    public void close() throws IOException {
        server.close();
        connections.forEach(EgressConnection::close);
    }
}
