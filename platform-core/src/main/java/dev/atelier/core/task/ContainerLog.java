package dev.atelier.core.task;

import dev.atelier.core.agent.CommandReport;
import dev.atelier.core.sandbox.CommandResult;
import dev.atelier.core.sandbox.SandboxLimits;
import dev.atelier.core.sandbox.SandboxSpec;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What was run in a task's sandbox, for container.log. Bounded; for one thread. */
final class ContainerLog {
    private static final int LONGEST = 512 * 1024;
    private static final int LONGEST_OUTPUT = 16 * 1024;

    private final Clock clock;
    private final StringBuilder text = new StringBuilder();
    private boolean full;

    ContainerLog(Clock clock) {
        this.clock = clock;
    }

    void sandbox(String provider, SandboxSpec spec, long millis) {
        SandboxLimits limits = spec.limits();
        line("Sandbox " + spec.id() + " by " + provider + ", ready after " + millis + " ms: " + limits.memoryMb()
                + " MB memory, " + limits.cpus() + " processors, " + limits.pids() + " processes, "
                + limits.longestCommand().toMinutes() + " minutes a command; "
                + (spec.egress().allowsNothing()
                        ? "no network."
                        : "no network but " + spec.egress().rules().size() + " hosts."));
    }

    void command(List<String> argv, CommandResult result) {
        String code =
                result.exitCode().isPresent() ? "exit code " + result.exitCode().getAsInt() : "ended by a signal";
        line("$ " + shown(argv));
        line("  " + (result.timedOut() ? "stopped: its time was over" : code) + ", after "
                + result.took().toMillis() + " ms" + (result.outOfMemory() ? ", memory was full" : "")
                + (result.truncated() ? ", output cut" : ""));
    }

    /** One of the agent's, which the sandbox reports with less detail and all of its output. */
    void command(List<String> argv, CommandReport report) {
        line("$ " + shown(argv));
        line("  " + (report.timedOut() ? "stopped: its time was over" : "exit code " + report.exitCode()));
        output(report.output());
    }

    void output(String output) {
        String end = output.length() <= LONGEST_OUTPUT
                ? output
                : "[…]\n" + output.substring(output.length() - LONGEST_OUTPUT);
        if (!end.isBlank()) {
            add(end.strip().indent(2));
        }
    }

    void line(String line) {
        add(clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + line + "\n");
    }

    String text() {
        return text.toString();
    }

    private void add(String more) {
        if (full) {
            return;
        }
        text.append(more);
        if (text.length() > LONGEST) {
            full = true;
            text.append("[what follows is left out: the log is full]\n");
        }
    }

    private static String shown(List<String> argv) {
        String line = String.join(" ", argv);
        return line.length() <= 500 ? line : line.substring(0, 500) + "…";
    }
}
