package dev.atelier.core.agent.tool;

import dev.atelier.core.agent.CommandReport;
import dev.atelier.core.agent.Turn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs a command in the project's sandbox. */
final class RunCommand implements Tool {
    private static final int USUAL_SECONDS = 60;

    private final Turn turn;
    private final WatchedFiles files;
    private final DeletionGuard deletions;
    private final ToolSettings settings;

    RunCommand(Turn turn, WatchedFiles files, DeletionGuard deletions, ToolSettings settings) {
        this.turn = turn;
        this.files = files;
        this.deletions = deletions;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "run_command";
    }

    @Override
    public String description() {
        return "Runs a shell command in the project's directory and shows its output and exit code. For checks and"
                + " one-off work; not for reading or editing files, and not for servers: the dev server runs already."
                + " There is no network but the package registries, no keyboard, and nothing keeps running.";
    }

    @Override
    public Parameters parameters() {
        return Parameters.none()
                .text("command", "As for sh -c")
                .optionalNumber("timeout_seconds", "How long it may take; " + USUAL_SECONDS + " when not given");
    }

    @Override
    public String summary(ToolArguments arguments) {
        return "Run " + arguments.text("command");
    }

    @Override
    public ToolOutcome use(ToolArguments arguments) throws InterruptedException {
        String command = arguments.text("command");
        int most = (int) settings.commandTimeout().toSeconds();
        Duration timeout =
                Duration.ofSeconds(arguments.number("timeout_seconds", Math.min(USUAL_SECONDS, most), 1, most));
        SafetyNet net = SafetyNet.under(files, deletions);
        CommandReport report = turn.commands().run(List.of("sh", "-c", command), timeout);
        Optional<String> rescued = net.mend();
        String content = told(report, timeout);
        if (rescued.isPresent()) {
            turn.journal().warn(rescued.get());
            return new ToolOutcome.Failed("Command undone", rescued.get() + "\n" + content);
        }
        return report.ok()
                ? new ToolOutcome.Ok("Ran " + command, content)
                : new ToolOutcome.Failed(
                        report.timedOut() ? "Took too long" : "Exit code " + report.exitCode(), content);
    }

    private String told(CommandReport report, Duration timeout) {
        String ending = report.timedOut()
                ? "It was ended after " + timeout.toSeconds() + " seconds."
                : "Exit code " + report.exitCode() + ".";
        String output = Excerpt.ends(report.output(), settings.outputChars());
        return output.isBlank() ? ending + " No output." : ending + "\n" + output;
    }
}
