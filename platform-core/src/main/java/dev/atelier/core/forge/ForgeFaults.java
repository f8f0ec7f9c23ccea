package dev.atelier.core.forge;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import java.io.IOException;

/** Every fault of this package. */
final class ForgeFaults {
    private ForgeFaults() {}

    static FaultException unknown(String host) {
        return user(
                "forge_unknown",
                host + " is no forge that is known here. An administrator can name it (ATELIER_FORGES).");
    }

    static FaultException nothing() {
        return user("nothing_to_propose", "There is no change to propose.");
    }

    static FaultException readOnly(String host) {
        return user("forge_forbidden", "The token may read this repository on " + host + ", but not push to it.");
    }

    static FaultException rejected(String host) {
        return user("forge_token_rejected", host + " did not accept the token. It may have expired or been revoked.");
    }

    static FaultException forbidden(String host) {
        return user("forge_forbidden", "The token does not allow this on " + host + ".");
    }

    static FaultException notFound(String host) {
        return user("forge_not_found", host + " knows no such repository, or the token may not see it.");
    }

    static FaultException busy(String host, long seconds) {
        return Fault.retriable(
                        FaultKind.OUTSIDE,
                        "forge_busy",
                        host + " has answered too many requests. Try again "
                                + (seconds > 0 ? "in " + seconds + " seconds." : "later."))
                .asException();
    }

    static FaultException refused(String host, String why) {
        return user("forge_refused", host + " refused it" + (why.isBlank() ? "." : ": " + why));
    }

    static FaultException failed(String host, int status) {
        return Fault.retriable(
                        FaultKind.OUTSIDE, "forge_failed", host + " failed with status " + status + ". Try again.")
                .asException();
    }

    static FaultException timeout(String host, IOException cause) {
        return Fault.retriable(FaultKind.OUTSIDE, "forge_timeout", host + " did not answer in time. Try again.")
                .causedBy(cause);
    }

    static FaultException unreachable(String host, IOException cause) {
        return Fault.retriable(FaultKind.OUTSIDE, "forge_unreachable", host + " cannot be reached.")
                .causedBy(cause);
    }

    static FaultException notAllowed(String host) {
        return user(
                "forge_not_allowed",
                host + " is not a host of the internet, and not among those that an administrator allows to connect"
                        + " to.");
    }

    static FaultException senseless(String host) {
        return Fault.of(FaultKind.OUTSIDE, "forge_failed", host + " gave an answer that makes no sense.")
                .asException();
    }

    static FaultException cancelled() {
        return Fault.retriable(FaultKind.USER, "cancelled", "The work with the forge was cancelled.")
                .asException();
    }

    private static FaultException user(String code, String message) {
        return Fault.of(FaultKind.USER, code, message).asException();
    }
}
