package dev.atelier.core.fault;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Says what can be said of an exception that nobody has thrown on purpose. */
public final class Unforeseen {
    /** What operating systems call a full disk, or a used-up quota on one. */
    private static final Set<String> FULL = Set.of("No space left on device", "Disk quota exceeded");

    private static final Fault NO_ROOM = Fault.retriable(
            FaultKind.PLATFORM,
            "storage_failed",
            "The platform's disk is full, so this could not be saved; what was there before is unchanged. Once the"
                    + " administrator has made room, try again.");

    private Unforeseen() {}

    /**
     * The fault that it is, or comes from, or stands for; empty when all that is known is that something went wrong.
     */
    public static Optional<Fault> faultOf(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .flatMap(cause -> known(cause).stream())
                .findFirst();
    }

    /** The same for a run, which tells something in any case. */
    public static Fault ofRun(Throwable thrown) {
        return faultOf(thrown)
                .orElseGet(() -> Fault.of(
                        FaultKind.PLATFORM,
                        "internal_error",
                        "Something went wrong on our side. What was done until then is kept; please try again."));
    }

    private static Optional<Fault> known(Throwable cause) {
        if (cause instanceof FaultException fault) {
            return Optional.of(fault.fault());
        }
        String message = String.valueOf(cause.getMessage());
        boolean full = cause instanceof IOException && FULL.stream().anyMatch(message::endsWith);
        return full ? Optional.of(NO_ROOM) : Optional.empty();
    }
}
