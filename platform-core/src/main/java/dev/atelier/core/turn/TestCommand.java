package dev.atelier.core.turn;

import java.util.List;
import java.util.Map;

/**
 * A way to run a project's tests.
 *
 * @param shown as a person would type it
 */
record TestCommand(String shown, List<String> argv, Map<String, String> env) {
    /** What shells and sandboxes say when a program is not there. */
    static final int NOT_THERE = 127;

    /** So that tests neither ask anything nor leave files behind where that can be avoided. */
    private static final Map<String, String> QUIET =
            Map.of("CI", "1", "PYTHONDONTWRITEBYTECODE", "1", "PYTEST_ADDOPTS", "-p no:cacheprovider");

    /** A program and its arguments. */
    static TestCommand of(String... argv) {
        return new TestCommand(String.join(" ", argv), List.of(argv), QUIET);
    }

    /** Some lines for a shell. */
    static TestCommand shell(String shown, String script) {
        return new TestCommand(shown, List.of("sh", "-c", script), QUIET);
    }
}
