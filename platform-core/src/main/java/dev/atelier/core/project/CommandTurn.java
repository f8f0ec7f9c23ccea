package dev.atelier.core.project;

import dev.atelier.core.agent.tool.NpmPackages;
import dev.atelier.core.preview.Previews;
import dev.atelier.core.run.Ask;
import dev.atelier.core.run.LiveSignal;
import dev.atelier.core.run.RunContext;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.sandbox.Command;
import dev.atelier.core.sandbox.CommandOutput;
import dev.atelier.core.sandbox.CommandResult;
import dev.atelier.core.sandbox.PlainText;
import dev.atelier.core.sandbox.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Carries out a person's own command in the project's sandbox, and shows what it prints as it comes. */
final class CommandTurn {
    private static final String TOOL = "run_command";
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int LONGEST_SHOWN = 80;
    private static final int MOST_OUTPUT = 1024 * 1024;
    /** What is kept of the output: its end, where the result usually stands. */
    private static final int KEPT = 24_000;

    private final RunContext context;
    private final ProjectEntity project;
    private final Previews previews;

    CommandTurn(RunContext context, ProjectEntity project, Previews previews) {
        this.context = context;
        this.project = project;
        this.previews = previews;
    }

    /** Runs it; what comes of it is told in one sentence. */
    String run(Ask.Command ask) throws InterruptedException {
        Ending ending = run(List.of("sh", "-c", ask.line()), ask.line());
        return ending.ok() ? "The command ended well." : "The command did not end well: " + ending.words() + ".";
    }

    String install(Ask.Install ask) throws InterruptedException {
        String names = String.join(", ", ask.packages());
        Ending ending = run(NpmPackages.command(ask.packages(), false), "npm install " + names);
        return ending.ok()
                ? "Added " + names + " to the app's packages."
                : "npm could not add " + names + ": " + ending.words() + ".";
    }

    private Ending run(List<String> argv, String shown) throws InterruptedException {
        String call = "command-" + context.attempt();
        context.append(new RunEvent.ToolRequested(call, TOOL, firstLine(shown), ""));
        Output output = new Output(context);
        Ending ending = Ending.STOPPED;
        try {
            Sandbox sandbox = previews.openForCommands(project.target());
            Command command = new Command(argv, Map.of("CI", "1"), LONGEST, MOST_OUTPUT, new byte[0]);
            ending = Ending.of(sandbox.run(command, output));
            return ending;
        } finally {
            // Also when it was stopped: what it had printed until then is worth keeping.
            context.append(new RunEvent.ToolFinished(call, TOOL, ending.ok(), ending.words(), output.kept()));
        }
    }

    /** The command itself is in the ask; here it is only to be recognised. */
    private static String firstLine(String command) {
        String line = command.lines().findFirst().orElse("");
        return line.length() <= LONGEST_SHOWN && line.equals(command)
                ? line
                : line.substring(0, Math.min(line.length(), LONGEST_SHOWN)) + " …";
    }

    /** How it ended, for a person. */
    private record Ending(boolean ok, String words) {
        static final Ending STOPPED = new Ending(false, "stopped");

        static Ending of(CommandResult result) {
            String cut = result.truncated() ? ", output cut" : "";
            if (result.timedOut()) {
                return new Ending(false, "ended after " + LONGEST.toMinutes() + " minutes" + cut);
            }
            if (result.outOfMemory()) {
                return new Ending(false, "the sandbox's memory was full" + cut);
            }
            String code = result.exitCode().isPresent()
                    ? "exit code " + result.exitCode().getAsInt()
                    : "ended by a signal";
            return new Ending(result.succeeded(), code + cut);
        }
    }

    /** Passes both streams on as one plain text and keeps its end. */
    private static final class Output implements CommandOutput {
        private final RunContext context;
        private final PlainText plain = new PlainText();
        private final StringBuilder kept = new StringBuilder();
        private boolean cut;

        Output(RunContext context) {
            this.context = context;
        }

        @Override
        public void stdout(byte[] bytes) {
            show(plain.add(bytes));
        }

        @Override
        public void stderr(byte[] bytes) {
            show(plain.add(bytes));
        }

        String kept() {
            return (cut ? "[…]\n" : "") + kept;
        }

        private void show(String text) {
            kept.append(text);
            if (kept.length() > KEPT) {
                kept.delete(0, kept.length() - KEPT);
                cut = true;
            }
            if (!text.isEmpty()) {
                context.signal(new LiveSignal.CommandOutput(text));
            }
        }
    }
}
