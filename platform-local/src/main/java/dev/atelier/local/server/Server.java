package dev.atelier.local.server;

import dev.atelier.local.process.Program;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** One of the servers. {@link #prepare} comes first, then its program is kept running. */
public interface Server {
    /**
     * Why it will never be ready.
     *
     * @param reason one sentence
     * @param settings whether a setting is wrong, so that a person can put it right
     */
    record Failure(String reason, boolean settings) {}

    /** Names its log file and its process. */
    String name();

    /** A name for people, such as "database". */
    String title();

    /** Does what has to be there before the program starts; quick when it was done before. */
    void prepare() throws IOException, InterruptedException;

    /** What to start, laid out afresh for each start. */
    Program program() throws IOException;

    /** Whether it does its work now. */
    boolean isReady();

    /** Looks for a failure in its output, for a server that goes on running without doing its work. */
    default Optional<Failure> failureIn(String line) {
        return Optional.empty();
    }

    /** Called once, when it is ready for the first time. */
    default void onReady() throws IOException, InterruptedException {}

    /** Called once, when its process has ended for good. */
    default void onStopped() throws IOException {}

    /** How long it may take to stop before it is killed. */
    Duration patience();
}
