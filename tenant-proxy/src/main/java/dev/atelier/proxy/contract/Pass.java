package dev.atelier.proxy.contract;

import java.time.Instant;

/**
 * The right to see one host.
 *
 * @param use a ticket travels in an address and is short-lived; a session is the cookie that it becomes
 * @param subject who it is for, opaque to the gateway
 */
public record Pass(Use use, HostName audience, long generation, String subject, Instant expires) {

    /** What a pass is good for; one kind is never taken for the other. */
    public enum Use {
        TICKET,
        SESSION
    }
}
