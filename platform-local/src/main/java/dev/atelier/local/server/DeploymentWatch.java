package dev.atelier.local.server;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the application server's output for the reason why the application was not deployed, which the server does not
 * regard as a reason to stop. Used by one thread.
 */
final class DeploymentWatch {
    private static final Pattern SETTING = Pattern.compile("SettingException: (ATELIER_.*)");
    private static final Pattern CAUSE =
            Pattern.compile("^(?:Caused by: |\\s*)((?:[a-z]\\w*\\.)+[A-Z]\\w*(?:Exception|Error).*)");
    private static final Pattern FAILED =
            Pattern.compile("Exception while loading the app|Exception during lifecycle processing|was not deployed");

    private Optional<String> setting = Optional.empty();
    private Optional<String> cause = Optional.empty();

    /** The reason, once the line that makes the failure certain has come. */
    Optional<Server.Failure> read(String line) {
        Matcher settings = SETTING.matcher(line);
        if (settings.find()) {
            setting = Optional.of(settings.group(1).strip());
        }
        Matcher causes = CAUSE.matcher(line);
        if (causes.find()) {
            cause = Optional.of(causes.group(1).strip());
        }
        if (!FAILED.matcher(line).find()) {
            return Optional.empty();
        }
        return Optional.of(setting.map(problem -> new Server.Failure(problem, true))
                .orElseGet(() -> new Server.Failure(
                        "The web application could not be started"
                                + cause.map(why -> " (" + why + ")").orElse("") + ".",
                        false)));
    }
}
