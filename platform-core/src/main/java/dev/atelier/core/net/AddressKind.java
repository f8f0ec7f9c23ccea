package dev.atelier.core.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an address is good for, by the registries of special addresses (RFC 6890 and what followed) and the places where
 * clouds serve their metadata. An IPv6 address that stands for an IPv4 one is what that one is.
 */
public enum AddressKind {
    /** A host of the internet. */
    PUBLIC,
    /** A host of some private network, or this machine. */
    PRIVATE,
    /** No host at all, a group of them, or a place where credentials lie about: nobody means it. */
    NEVER;

    private static final List<AddressRange> NOBODY_MEANS = ranges(
            "0.0.0.0/8",
            "169.254.0.0/16",
            "192.0.0.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // Metadata of Alibaba's and Azure's clouds; the others' are link-local.
            "100.100.100.200",
            "168.63.129.16",
            "fd00:ec2::/32",
            "fd20:ce::254",
            // Teredo and NAT64 for local use: tunnels to wherever they like.
            "2001::/32",
            "64:ff9b:1::/48");
    private static final List<AddressRange> PRIVATE_NETWORKS = ranges(
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "192.0.2.0/24",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "192.88.99.0/24",
            "::1",
            "fc00::/7",
            "fec0::/10",
            "2001:db8::/32",
            "3fff::/20");
    private static final AddressRange GLOBAL_IPV6 = AddressRange.of("2000::/3");
    private static final AddressRange NAT64 = AddressRange.of("64:ff9b::/96");
    private static final AddressRange SIX_TO_FOUR = AddressRange.of("2002::/16");
    private static final AddressRange COMPATIBLE = AddressRange.of("::/96");

    public static AddressKind of(InetAddress address) {
        InetAddress real = embeddedIpv4(address);
        if (isIn(NOBODY_MEANS, real)) {
            return NEVER;
        }
        if (isIn(PRIVATE_NETWORKS, real)) {
            return PRIVATE;
        }
        // Of IPv6, only what has been given out is known to be a host.
        return real instanceof Inet6Address && !GLOBAL_IPV6.contains(real) ? NEVER : PUBLIC;
    }

    /** Java itself turns the mapped form, {@code ::ffff:a.b.c.d}, into the IPv4 address. */
    private static InetAddress embeddedIpv4(InetAddress address) {
        if (SIX_TO_FOUR.contains(address)) {
            return ipv4(address, 2);
        }
        boolean compatible =
                COMPATIBLE.contains(address) && !address.isLoopbackAddress() && !address.isAnyLocalAddress();
        return compatible || NAT64.contains(address) ? ipv4(address, 12) : address;
    }

    private static InetAddress ipv4(InetAddress address, int offset) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), offset, offset + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static boolean isIn(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(String... texts) {
        return Stream.of(texts).map(AddressRange::of).toList();
    }
}
