package dev.atelier.core.sandbox;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a service is doing.
 *
 * @param pid inside the sandbox; absent unless it runs
 * @param exitCode how it ended last, if it did
 * @param restarts how often it was started again after a crash
 */
public record ServiceStatus(State state, OptionalLong pid, OptionalInt exitCode, int restarts) {
    /** A service's states. */
    public enum State {
        STOPPED,
        STARTING,
        /** Its port accepts connections. */
        RUNNING,
        /** It ended too often and is not started again by itself. */
        CRASHED
    }
}
