package dev.atelier.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to start.
 *
 * @param name names the log file and the process in messages for programs
 * @param environment the whole environment of the process: it inherits nothing
 */
public record Program(String name, List<String> command, Map<String, String> environment, Path directory) {
    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Secrets travel in the environment, so it is left out. */
    @Override
    public String toString() {
        return name + ": " + String.join(" ", command);
    }
}
