package dev.atelier.core.browser.chromium;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * Runs beside the browser, where there is no network: passes what arrives at a port of that loopback on to a unix socket,
 * because browsers speak to proxies over TCP only. A program of its own, started from a copy of its class file with a
 * bare JVM: it must not use anything but the JDK and {@link Pump}.
 */
final class Relay {
    private Relay() {}

    /** Connects to the first socket once it listens; for each of the others listens at a port, counted up. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        int port = Integer.parseInt(arguments[1]);
        for (int i = 2; i < arguments.length; i++) {
            listen(port + i - 2, UnixDomainSocketAddress.of(Path.of(arguments[i])));
        }
        connect(UnixDomainSocketAddress.of(Path.of(arguments[0]))).close();
        Thread.currentThread().join();
    }

    private static void listen(int port, UnixDomainSocketAddress target) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Thread unused = Thread.ofPlatform().name("port-" + port).start(() -> accept(server, target));
    }

    private static void accept(ServerSocketChannel server, UnixDomainSocketAddress target) {
        try {
            while (true) {
                SocketChannel client = server.accept();
                Thread unused = Thread.ofVirtual().start(() -> pass(client, target));
            }
        } catch (IOException e) {
            // The browser cannot reach anything any more, which its next page says.
        }
    }

    private static void pass(SocketChannel client, UnixDomainSocketAddress target) {
        try {
            Pump.join(client, connect(target), count -> true);
        } catch (IOException refused) {
            Pump.close(client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static SocketChannel connect(UnixDomainSocketAddress target) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(target);
        return channel;
    }
}
