package dev.atelier.core.sandbox.egress;

import dev.atelier.core.sandbox.EgressRule;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Whether a name's address may be connected to. A listed name is no promise about where it leads: whoever owns it can
 * point it at this machine's network, so the address itself is judged, after it was looked up and before it is used.
 */
final class AddressGuard {
    private static final int ALL_BITS = 32;

    private AddressGuard() {}

    static boolean allows(EgressRule rule, InetAddress address) {
        if (isLiteral(rule.host(), address)) {
            return true;
        }
        InetAddress real = embeddedIpv4(address);
        return switch (rule.reach()) {
            case PUBLIC -> !isNeverMeant(real) && !isPrivate(real);
            case PRIVATE -> !isNeverMeant(real);
        };
    }

    /** An administrator who lists an address means it. */
    private static boolean isLiteral(String host, InetAddress address) {
        boolean looksLikeAddress = host.contains(":") || host.matches("[0-9.]+");
        try {
            return looksLikeAddress && InetAddress.getByName(host).equals(address);
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }

    /** Addresses of no host, and those where clouds serve metadata. */
    private static boolean isNeverMeant(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || inAny(address, "0.0.0.0/8", "192.0.0.0/24", "100.100.100.200/32", "240.0.0.0/4")
                || startsWith(address, 0xfd, 0x00, 0x0e, 0xc2);
    }

    private static boolean isPrivate(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || inAny(address, "100.64.0.0/10", "198.18.0.0/15", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24")
                || (address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc);
    }

    /** The IPv4 address that an IPv6 one stands for in NAT64, 6to4 and the deprecated compatible form. */
    private static InetAddress embeddedIpv4(InetAddress address) {
        if (startsWith(address, 0x00, 0x64, 0xff, 0x9b)) {
            return ipv4(address, 12);
        }
        if (startsWith(address, 0x20, 0x02)) {
            return ipv4(address, 2);
        }
        boolean compatible = startsWith(address, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        return compatible && !address.isLoopbackAddress() && !address.isAnyLocalAddress() ? ipv4(address, 12) : address;
    }

    private static InetAddress ipv4(InetAddress address, int offset) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), offset, offset + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static boolean startsWith(InetAddress address, int... prefix) {
        if (!(address instanceof Inet6Address)) {
            return false;
        }
        byte[] bytes = address.getAddress();
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean inAny(InetAddress address, String... networks) {
        return address instanceof Inet4Address && Arrays.stream(networks).anyMatch(network -> in(address, network));
    }

    private static boolean in(InetAddress address, String network) {
        int slash = network.indexOf('/');
        int ignored = ALL_BITS - Integer.parseInt(network.substring(slash + 1));
        try {
            int base = number(InetAddress.getByName(network.substring(0, slash)));
            return number(address) >>> ignored == base >>> ignored;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("not a network: " + network, e);
        }
    }

    private static int number(InetAddress address) {
        int number = 0;
        for (byte part : address.getAddress()) {
            number = number << 8 | (part & 0xff);
        }
        return number;
    }
}
