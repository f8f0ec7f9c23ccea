package dev.atelier.core.net;

import java.net.InetAddress;
import java.util.Optional;

/** One thing that an administrator allows beyond the internet. */
sealed interface Allowed {

    boolean covers(Endpoint endpoint, InetAddress address);

    /** A host, wherever in a private network it lies; a port of 0 is every port. */
    record Host(String name, int port) implements Allowed {
        @Override
        public boolean covers(Endpoint endpoint, InetAddress address) {
            return names(endpoint) && AddressKind.of(address) != AddressKind.NEVER;
        }

        boolean names(Endpoint endpoint) {
            return name.equals(endpoint.host()) && (port == 0 || port == endpoint.port());
        }
    }

    /** Addresses. Whoever spells out a single one means it, whatever it is; a port of 0 is every port. */
    record Addresses(AddressRange range, int port) implements Allowed {
        @Override
        public boolean covers(Endpoint endpoint, InetAddress address) {
            return (port == 0 || port == endpoint.port())
                    && range.contains(address)
                    && (range.isSingle() || AddressKind.of(address) != AddressKind.NEVER);
        }
    }

    /** {@code host}, {@code host:port}, an address, {@code [address]:port}, or {@code address/bits}. */
    static Optional<Allowed> parse(String text) {
        Optional<AddressRange> bare = AddressRange.parse(text);
        if (bare.isPresent()) {
            return Optional.of(new Addresses(bare.get(), 0));
        }
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon >= 0 && text.indexOf(']') < colon;
        Optional<Endpoint> endpoint = hasPort
                ? port(text.substring(colon + 1)).flatMap(port -> Endpoint.of(text.substring(0, colon), port))
                : Endpoint.of(text, 1);
        return endpoint.map(found -> {
            int port = hasPort ? found.port() : 0;
            return found.address()
                    .<Allowed>map(address -> new Addresses(new AddressRange(address, bits(address)), port))
                    .orElseGet(() -> new Host(found.host(), port));
        });
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    private static Optional<Integer> port(String text) {
        return text.matches("[0-9]{1,5}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }
}
