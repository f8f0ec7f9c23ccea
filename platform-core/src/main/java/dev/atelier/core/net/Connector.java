package dev.atelier.core.net;

import dev.atelier.core.config.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Opens connections to addresses that {@link AddressPolicy} allows, and to no others. Thread-safe. */
public final class Connector {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private final Supplier<AddressPolicy> policy;
    private final Resolver resolver;
    private final SSLContext tls;
    private final Optional<OutboundProxy> proxy;

    Connector(Supplier<AddressPolicy> policy, Resolver resolver, SSLContext tls, Optional<OutboundProxy> proxy) {
        this.policy = policy;
        this.resolver = resolver;
        this.tls = tls;
        this.proxy = proxy;
    }

    /**
     * As the installation is set up: {@code atelier.connect.allow}, {@code atelier.connect.proxy} and
     * {@code atelier.ca.bundle}.
     */
    public static Connector from(Settings settings) {
        return from(settings, Resolver.system());
    }

    /** The same with names looked up elsewhere. */
    public static Connector from(Settings settings, Resolver resolver) {
        return new Connector(
                settings.live(AddressPolicy::from), resolver, Trust.from(settings), OutboundProxy.from(settings));
    }

    /** What is allowed now. */
    public AddressPolicy policy() {
        return policy.get();
    }

    /**
     * Connects.
     *
     * @param deadline by when everything that is done with the connection has to be over
     * @throws AddressRefusedException when the host leads to no address that is allowed
     */
    public Connection open(Endpoint to, boolean secure, Deadline deadline) throws IOException {
        if (proxy.isPresent() && !policy.get().lists(to)) {
            refuseWhatIsKnownToLeadInside(to);
            // The administrator's own choice of a host, which is why its address is not judged.
            return connect(
                    proxy.get().endpoint(),
                    resolver.resolve(proxy.get().endpoint().host()),
                    to,
                    secure,
                    deadline);
        }
        List<InetAddress> allowed = allowedAddresses(to);
        if (allowed.isEmpty()) {
            throw new AddressRefusedException(to);
        }
        return connect(to, allowed, to, secure, deadline);
    }

    private List<InetAddress> allowedAddresses(Endpoint to) throws UnknownHostException {
        return resolver.resolve(to.host()).stream()
                .filter(address -> policy.get().allows(to, address))
                .toList();
    }

    /** Behind a proxy, names of the internet often cannot be looked up; those that can are judged like any other. */
    private void refuseWhatIsKnownToLeadInside(Endpoint to) throws AddressRefusedException {
        try {
            if (allowedAddresses(to).isEmpty()) {
                throw new AddressRefusedException(to);
            }
        } catch (UnknownHostException onlyTheProxyKnows) {
            if (to.host().indexOf('.') < 0) {
                throw new AddressRefusedException(to);
            }
        }
    }

    private Connection connect(
            Endpoint via, List<InetAddress> addresses, Endpoint to, boolean secure, Deadline deadline)
            throws IOException {
        List<IOException> failures = new ArrayList<>();
        for (InetAddress address : addresses) {
            SocketChannel channel = SocketChannel.open();
            Cutoff cutoff = Cutoff.plan(channel, deadline);
            try {
                Socket socket = channel.socket();
                long patience = Math.min(CONNECT_WITHIN.toMillis(), deadline.millisLeft());
                socket.connect(new InetSocketAddress(address, via.port()), (int) patience);
                return prepare(channel, cutoff, to, secure, !via.equals(to));
            } catch (IOException e) {
                cutoff.cancel();
                channel.close();
                if (Thread.currentThread().isInterrupted() || deadline.isOver()) {
                    throw e;
                }
                failures.add(e);
            }
        }
        throw failures.isEmpty() ? new UnknownHostException(to.host()) : failures.getFirst();
    }

    private Connection prepare(SocketChannel channel, Cutoff cutoff, Endpoint to, boolean secure, boolean tunnelled)
            throws IOException {
        Socket plain = channel.socket();
        plain.setTcpNoDelay(true);
        plain.setSoTimeout((int) LONGEST_SILENCE.toMillis());
        if (tunnelled && proxy.isPresent()) {
            proxy.get().tunnel(plain, to);
        }
        return new Connection(channel, secure ? encrypted(plain, to) : plain, cutoff);
    }

    private Socket encrypted(Socket plain, Endpoint to) throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, to.host(), to.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (to.address().isEmpty() && to.host().indexOf('_') < 0) {
            parameters.setServerNames(List.of(new SNIHostName(to.host())));
        }
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }
}
