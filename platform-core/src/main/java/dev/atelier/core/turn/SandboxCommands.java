package dev.atelier.core.turn;

import dev.atelier.core.agent.CommandReport;
import dev.atelier.core.agent.TurnCommands;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.run.LiveSignal;
import dev.atelier.core.run.RunContext;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.sandbox.Command;
import dev.atelier.core.sandbox.CommandOutput;
import dev.atelier.core.sandbox.CommandResult;
import dev.atelier.core.sandbox.Sandbox;
import dev.atelier.core.sandbox.SandboxFaults;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Runs an agent's commands in the project's sandbox and shows their output as it comes. */
public final class SandboxCommands implements TurnCommands {
    private static final int MOST_LOSSES = 3;
    private static final int LONGEST_OUTPUT = 256 * 1024;
    /** What shells report for a command that a signal ended and whose number is not known. */
    private static final int ENDED_BY_SIGNAL = -1;

    private final SandboxSource sandbox;
    private final RunContext context;
    private int losses;

    /** Opens the sandbox when a command needs it. */
    @FunctionalInterface
    public interface SandboxSource {
        Sandbox open() throws InterruptedException;
    }

    public SandboxCommands(SandboxSource sandbox, RunContext context) {
        this.sandbox = sandbox;
        this.context = context;
    }

    @Override
    public CommandReport run(List<String> argv, Duration timeout) throws InterruptedException {
        Command command =
                Command.of(argv.toArray(String[]::new)).withTimeout(timeout).withMaxOutputBytes(LONGEST_OUTPUT);
        Shown shown = new Shown();
        try {
            CommandResult result = sandbox.open().run(command, shown);
            return new CommandReport(result.exitCode().orElse(ENDED_BY_SIGNAL), shown.text(), result.timedOut());
        } catch (FaultException e) {
            return told(e, shown);
        }
    }

    /**
     * A sandbox that died under a command is news for the run and for the agent, and no reason to give up: the next
     * command gets a new one (S4). One that dies again and again is.
     */
    private CommandReport told(FaultException e, Shown shown) {
        if (!SandboxFaults.isLoss(e.fault()) || ++losses > MOST_LOSSES) {
            throw e;
        }
        context.append(new RunEvent.Warning(e.fault()));
        String output = shown.text() + "\n" + e.fault().message()
                + " The command was ended; the next one gets a new sandbox with the same files.";
        return new CommandReport(ENDED_BY_SIGNAL, output.strip(), false);
    }

    private final class Shown implements CommandOutput {
        private final ByteArrayOutputStream all = new ByteArrayOutputStream();

        @Override
        public void stdout(byte[] bytes) {
            show(bytes);
        }

        @Override
        public void stderr(byte[] bytes) {
            show(bytes);
        }

        String text() {
            return all.toString(StandardCharsets.UTF_8);
        }

        private void show(byte[] bytes) {
            all.writeBytes(bytes);
            context.signal(new LiveSignal.CommandOutput(new String(bytes, StandardCharsets.UTF_8)));
        }
    }
}
