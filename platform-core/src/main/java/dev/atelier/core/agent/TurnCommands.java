package dev.atelier.core.agent;

import java.time.Duration;
import java.util.List;

/** Commands in the project's sandbox, which the platform limits further than an agent asks for. */
public interface TurnCommands {

    /**
     * Runs one command in the project's directory and waits for it. Its output is shown live.
     *
     * @param argv the program and its arguments; no shell is involved
     * @throws InterruptedException when the thread was interrupted; the command and all its children are gone by then
     */
    CommandReport run(List<String> argv, Duration timeout) throws InterruptedException;
}
