package dev.atelier.core.sandbox;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import java.util.Set;

/** The faults of this package's feature, each in one place so that its code stays the same everywhere. */
public final class SandboxFaults {
    private static final String LOST = "sandbox_lost";
    private static final String OUT_OF_MEMORY = "sandbox_out_of_memory";
    private static final String NOT_AVAILABLE = "sandbox_not_available";
    private static final String CLOSED = "sandbox_closed";

    private SandboxFaults() {}

    /** Whether it means that the sandbox is there no longer, so that opening it again may help. */
    public static boolean isLoss(Fault fault) {
        return Set.of(LOST, OUT_OF_MEMORY, CLOSED).contains(fault.code());
    }

    /** It was there and no longer is; opening it again helps. */
    public static Fault lost(String why) {
        return Fault.retriable(FaultKind.PLATFORM, LOST, "The sandbox is gone: " + why);
    }

    /** The sandbox itself was killed because its memory was full (S4). */
    public static Fault outOfMemory(int megabytes) {
        return Fault.retriable(
                FaultKind.LIMIT,
                OUT_OF_MEMORY,
                "The sandbox was stopped because it needed more than its " + megabytes + " MB of memory.");
    }

    public static Fault closed() {
        return Fault.of(FaultKind.PLATFORM, CLOSED, "The sandbox was closed before.");
    }

    public static Fault suspended() {
        return Fault.of(FaultKind.CONFLICT, "sandbox_suspended", "The sandbox is suspended; resume it first.");
    }

    /** It did not answer in time, or answered what the protocol does not know. */
    public static Fault silent(String what) {
        return Fault.retriable(FaultKind.PLATFORM, "sandbox_silent", "The sandbox does not answer: " + what);
    }

    /** It understood the request and cannot do it. */
    public static Fault refused(String message) {
        return Fault.of(FaultKind.PLATFORM, "sandbox_refused", "The sandbox refused: " + message);
    }

    /** A new sandbox could not be started. */
    public static Fault notStarted(String why) {
        return Fault.retriable(FaultKind.PLATFORM, "sandbox_not_started", "The sandbox could not be started: " + why);
    }

    /** No kind of sandbox has that name. */
    static Fault unknownKind() {
        return Fault.of(
                FaultKind.USER, NOT_AVAILABLE, "There is no such kind of sandbox: it is docker, local or auto.");
    }

    /** Another kind than asked for is never taken instead (R9). */
    static Fault notAvailable(SandboxKind asked, String others) {
        return Fault.of(
                FaultKind.USER,
                NOT_AVAILABLE,
                "Sandboxes by " + asked.code() + " are not available here. Leave the choice out, or ask for: " + others
                        + ".");
    }

    /** This machine cannot make sandboxes; somebody has to install something (R9). */
    public static Fault unavailable(String whatToDo) {
        return Fault.of(FaultKind.PLATFORM, "sandbox_unavailable", whatToDo);
    }
}
