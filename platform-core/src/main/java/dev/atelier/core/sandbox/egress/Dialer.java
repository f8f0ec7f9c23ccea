package dev.atelier.core.sandbox.egress;

import dev.atelier.core.net.Resolver;
import dev.atelier.core.sandbox.EgressRule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * Connects to a listed host. The name is looked up once, and what is connected to is the very address that was judged:
 * a second look-up could answer something else.
 */
final class Dialer {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Resolver resolver;

    Dialer(Resolver resolver) {
        this.resolver = resolver;
    }

    SocketChannel dial(EgressRule rule) throws IOException {
        IOException last = new AddressRefusedException(rule);
        for (InetAddress address : resolver.resolve(rule.host())) {
            if (!AddressGuard.allows(rule, address)) {
                continue;
            }
            SocketChannel channel = SocketChannel.open();
            try {
                channel.socket().connect(new InetSocketAddress(address, rule.port()), (int) PATIENCE.toMillis());
                return channel;
            } catch (IOException e) {
                last = e;
                channel.close();
            }
        }
        throw last;
    }

    /** All addresses of a listed name lead where sandboxes must not go. */
    static final class AddressRefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        AddressRefusedException(EgressRule rule) {
            super(rule + " resolves to no address that a sandbox may reach");
        }
    }
}
