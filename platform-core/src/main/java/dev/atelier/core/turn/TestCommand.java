package dev.atelier.core.turn;

import java.util.List;
import java.util.Map;

/**
 * A way to run a project's tests.
 *
 * @param shown as a person would type it
 * @param tool what has to be in the sandbox for it
 */
record TestCommand(String shown, String tool, List<String> argv, Map<String, String> env) {
    /** What shells and sandboxes say when a program is not there. */
    static final int NOT_THERE = 127;

    /** So that tests neither ask anything nor leave files behind where that can be avoided. */
    private static final Map<String, String> QUIET =
            Map.of("CI", "1", "PYTHONDONTWRITEBYTECODE", "1", "PYTEST_ADDOPTS", "-p no:cacheprovider");

    /** A program and its arguments. */
    static TestCommand of(String... argv) {
        return new TestCommand(String.join(" ", argv), argv[0], List.of(argv), QUIET);
    }

    /** Some lines for a shell. */
    static TestCommand shell(String shown, String tool, String script) {
        return new TestCommand(shown, tool, List.of("sh", "-c", script), QUIET);
    }

    /** A line of shell that ends the script as shells do where something is not there, unless the condition holds. */
    static String unless(String condition, String missing) {
        return condition + " >/dev/null 2>&1 || { echo '" + missing + ": not found' >&2; exit " + NOT_THERE + "; }; ";
    }
}
