package dev.atelier.core.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** The addresses that share their first bits with another, such as {@code 10.0.0.0/8} or {@code fc00::/7}. */
record AddressRange(InetAddress base, int bits) {

    /** A range that is written down here, and right. */
    static AddressRange of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a range of addresses: " + text));
    }

    /** An address, or one with the number of its bits that count; empty for anything else, names included. */
    static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> base = literal(slash < 0 ? text : text.substring(0, slash));
        if (base.isEmpty()) {
            return Optional.empty();
        }
        int all = base.get().getAddress().length * Byte.SIZE;
        try {
            int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
            return bits < 0 || bits > all ? Optional.empty() : Optional.of(new AddressRange(base.get(), bits));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The address that a text spells out in its usual form; never looks a name up. */
    static Optional<InetAddress> literal(String text) {
        boolean v6 = text.indexOf(':') >= 0 && text.matches("[0-9a-fA-F:.]+");
        boolean v4 = text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
        if (!v4 && !v6) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    boolean isSingle() {
        return bits == base.getAddress().length * Byte.SIZE;
    }

    boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (mine[i] != other[i]) {
                return false;
            }
        }
        int ignored = Byte.SIZE - bits % Byte.SIZE;
        return ignored == Byte.SIZE || (mine[whole] & 0xff) >>> ignored == (other[whole] & 0xff) >>> ignored;
    }
}
