package dev.atelier.core.turn;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells tests that fail from tests that never ran, because the sandbox lacks a program for them (T9). A build tool that
 * calls another one hides its exit code, so what it printed counts as well.
 */
final class MissingTool {
    /** As dash, bash and BusyBox say it. */
    private static final Pattern NOT_FOUND =
            Pattern.compile("(?m)^(?:\\S*sh: )?(?:line )?(?:\\d+: )?([\\w.+/-]+): (?:command )?not found$");

    /** What make says of the line that it could not run, and in the end. */
    private static final Pattern MAKE_COULD_NOT =
            Pattern.compile("(?m)^g?make(?:\\[\\d+])?: \\*\\*\\* .*\\bError 127$");

    private static final Pattern MAKE_LACKS =
            Pattern.compile("(?m)^g?make(?:\\[\\d+])?: ([\\w.+/-]+): No such file or directory$");

    /** {@code python3 -m pytest} where there is a Python and no pytest. */
    private static final Pattern NO_RUNNER =
            Pattern.compile("(?m)^\\S*python[\\d.]*: No module named (pytest|nose2?|tox)\\b.*$");

    private MissingTool() {}

    /** What the sandbox lacks, if that is why the command ended so. */
    static Optional<String> of(TestCommand test, int exitCode, String output) {
        if (exitCode == 0) {
            return Optional.empty();
        }
        Optional<String> runner = last(NO_RUNNER, output);
        if (runner.isPresent()) {
            return runner;
        }
        boolean shellSays = exitCode == TestCommand.NOT_THERE;
        if (!shellSays && !MAKE_COULD_NOT.matcher(output).find()) {
            return Optional.empty();
        }
        return Optional.of(
                last(NOT_FOUND, output).or(() -> last(MAKE_LACKS, output)).orElse(test.tool()));
    }

    private static Optional<String> last(Pattern pattern, String output) {
        Optional<String> found = Optional.empty();
        Matcher matcher = pattern.matcher(output);
        while (matcher.find()) {
            found = Optional.of(matcher.group(1));
        }
        return found;
    }
}
