package dev.atelier.core.sandbox;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How a command ended. A command that failed is a value, not an exception: whoever asked for it decides.
 *
 * @param exitCode absent when it was killed
 * @param timedOut whether it was killed because its time was over
 * @param truncated whether some of its output was dropped
 * @param outOfMemory whether something in the sandbox was killed meanwhile because the sandbox's memory was full (S4)
 */
public record CommandResult(
        OptionalInt exitCode, boolean timedOut, boolean truncated, boolean outOfMemory, Duration took) {
    public CommandResult(OptionalInt exitCode, boolean timedOut, boolean truncated, Duration took) {
        this(exitCode, timedOut, truncated, false, took);
    }

    public boolean succeeded() {
        return exitCode.isPresent() && exitCode.getAsInt() == 0;
    }
}
