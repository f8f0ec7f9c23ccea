package dev.atelier.core.sandbox.memory;

import dev.atelier.core.sandbox.Command;
import dev.atelier.core.sandbox.CommandOutput;
import dev.atelier.core.sandbox.CommandResult;
import dev.atelier.core.sandbox.memory.MemoryProgram.Invocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One call of a program on a thread of its own; what it prints is passed on by the thread that waits for it. */
final class MemoryExecution {
    private final Command command;
    private final Path workTree;
    private final CommandOutput output;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private long left;
    private boolean truncated;

    MemoryExecution(Command command, Path workTree, CommandOutput output) {
        this.command = command;
        this.workTree = workTree;
        this.output = output;
        this.left = command.maxOutputBytes();
    }

    /** What the program does, told to the thread that waits. */
    private sealed interface Event {
        @SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
        record Printed(byte[] bytes, boolean toStderr) implements Event {}

        record Ended(int exitCode) implements Event {}
    }

    CommandResult carryOut(MemoryProgram program) throws InterruptedException {
        long begin = System.nanoTime();
        Thread thread = Thread.ofVirtual().name("memory-program").start(() -> call(program));
        try {
            while (true) {
                Duration over = Duration.ofNanos(System.nanoTime() - begin);
                long rest = command.timeout().minus(over).toNanos();
                switch (events.poll(rest, TimeUnit.NANOSECONDS)) {
                    case null -> {
                        return new CommandResult(OptionalInt.empty(), true, truncated, over);
                    }
                    case Event.Ended ended -> {
                        return new CommandResult(OptionalInt.of(ended.exitCode()), false, truncated, over);
                    }
                    case Event.Printed printed -> passOn(printed);
                }
            }
        } finally {
            thread.interrupt();
        }
    }

    private void call(MemoryProgram program) {
        CommandOutput told = new Told();
        int exitCode = 1;
        try {
            exitCode = program.run(new Invocation(workTree, command.argv(), command.env(), command.stdin(), told));
        } catch (IOException e) {
            told.stderr((e.getMessage() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            events.add(new Event.Ended(exitCode));
        }
    }

    private void passOn(Event.Printed printed) {
        truncated |= printed.bytes().length > left;
        byte[] kept = Arrays.copyOf(printed.bytes(), (int) Math.min(left, printed.bytes().length));
        left -= kept.length;
        if (printed.toStderr()) {
            output.stderr(kept);
        } else {
            output.stdout(kept);
        }
    }

    private final class Told implements CommandOutput {
        @Override
        public void stdout(byte[] bytes) {
            events.add(new Event.Printed(bytes, false));
        }

        @Override
        public void stderr(byte[] bytes) {
            events.add(new Event.Printed(bytes, true));
        }
    }
}
