package dev.atelier.core.net;

import dev.atelier.core.config.LiveKey;
import dev.atelier.core.config.LiveKey.Area;
import dev.atelier.core.config.LiveKey.Kind;
import dev.atelier.core.config.Settings;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/**
 * Which addresses the platform connects to on somebody's behalf: those of the internet, this machine's own aside, and
 * what an administrator lists.
 *
 * <p>A listed host may lead into a private network, but not to where nobody means to go ({@link AddressKind#NEVER});
 * a listed address is meant.
 */
public final class AddressPolicy {
    private static final String ALLOW = "atelier.connect.allow";

    /** Asked for at each connection. */
    public static final List<LiveKey> LIVE =
            List.of(LiveKey.optional(ALLOW, Area.NETWORK, Kind.LIST, AddressPolicy::from));

    private final List<Allowed> allowed;

    private AddressPolicy(List<Allowed> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /** The internet and nothing else. */
    public static AddressPolicy publicOnly() {
        return new AddressPolicy(List.of());
    }

    /** {@code atelier.connect.allow}: comma-separated hosts, addresses and ranges, the first two with a port if wanted. */
    public static AddressPolicy from(Settings settings) {
        return new AddressPolicy(settings.list(ALLOW).stream()
                .map(item -> Allowed.parse(item)
                        .orElseThrow(() -> settings.wrong(
                                ALLOW,
                                "lists \"" + item + "\", which is no host, address or range of addresses.",
                                "git.example.org,10.1.0.0/16,192.168.1.5:3000")))
                .toList());
    }

    /** Whether this address, which the endpoint's host was found to have, may be connected to. */
    public boolean allows(Endpoint endpoint, InetAddress address) {
        return isOfTheInternet(address) || allowed.stream().anyMatch(item -> item.covers(endpoint, address));
    }

    /** Whether it can be told without looking anything up that it leads nowhere allowed: its host is an address. */
    public boolean certainlyRefuses(Endpoint endpoint) {
        return endpoint.address().filter(address -> !allows(endpoint, address)).isPresent();
    }

    /** Whether an administrator has listed the host by name. */
    boolean lists(Endpoint endpoint) {
        return allowed.stream().anyMatch(item -> item instanceof Allowed.Host host && host.names(endpoint));
    }

    private static boolean isOfTheInternet(InetAddress address) {
        try {
            return AddressKind.of(address) == AddressKind.PUBLIC && NetworkInterface.getByInetAddress(address) == null;
        } catch (SocketException e) {
            // Whoever cannot tell what is its own had better not go there.
            return false;
        }
    }
}
