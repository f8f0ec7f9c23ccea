package dev.atelier.core.sandbox.egress;

import dev.atelier.core.net.AddressKind;
import dev.atelier.core.sandbox.EgressRule;
import dev.atelier.core.sandbox.EgressRule.Reach;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Whether a name's address may be connected to. A listed name is no promise about where it leads: whoever owns it can
 * point it at this machine's network, so the address itself is judged, after it was looked up and before it is used.
 */
final class AddressGuard {
    private AddressGuard() {}

    static boolean allows(EgressRule rule, InetAddress address) {
        if (isLiteral(rule.host(), address)) {
            return true;
        }
        return switch (AddressKind.of(address)) {
            case PUBLIC -> true;
            case PRIVATE -> rule.reach() == Reach.PRIVATE;
            case NEVER -> false;
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
}
