package dev.atelier.core.fault;

import java.util.regex.Pattern;

/**
 * One thing that went wrong.
 *
 * @param kind whose turn it is
 * @param code stable, lower_snake_case; part of the API (R10)
 * @param message one or two sentences for a person: what happened and what to do; holds nothing secret
 * @param retriable whether the same request may succeed later without being changed
 */
public record Fault(FaultKind kind, String code, String message, boolean retriable) {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{1,59}");

    public Fault {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("not a fault code: " + code);
        }
    }

    /** A fault that stays until somebody changes something. */
    public static Fault of(FaultKind kind, String code, String message) {
        return new Fault(kind, code, message, false);
    }

    /** A fault that may be gone when the same request is made again. */
    public static Fault retriable(FaultKind kind, String code, String message) {
        return new Fault(kind, code, message, true);
    }

    /** The one answer for what does not exist and for what belongs to another tenant. */
    public static Fault notFound(String what) {
        return of(FaultKind.NOT_FOUND, "not_found", "There is no such " + what + ".");
    }

    public FaultException asException() {
        return new FaultException(this);
    }

    /** For the rare case in which the cause helps whoever reads the log; the user never sees it. */
    public FaultException causedBy(Throwable cause) {
        return new FaultException(this, cause);
    }
}
