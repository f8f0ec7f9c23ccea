package dev.atelier.proxy.contract;

import java.time.Instant;
import java.util.Optional;

/**
 * The right to see one host.
 *
 * @param use a ticket travels in an address and is short-lived; a session is the cookie that it becomes
 * @param subject who it is for, opaque to the gateway
 * @param guest the guest of the route by whom alone it counts; empty for a member's
 */
public record Pass(
        Use use, HostName audience, long generation, String subject, Optional<String> guest, Instant expires) {

    /** What a pass is good for; one kind is never taken for the other. */
    public enum Use {
        TICKET,
        SESSION
    }
}
