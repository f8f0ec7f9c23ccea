package dev.atelier.core.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program to run in {@code /workspace}.
 *
 * @param argv the program and its arguments; no shell reads them
 * @param env added to the sandbox's own environment
 * @param timeout after which the command and all that it started is killed
 * @param maxOutputBytes of both streams together; what comes beyond is dropped
 * @param stdin all that the program can read; after it comes the end of file
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out; equality of commands is asked for by nobody
public record Command(List<String> argv, Map<String, String> env, Duration timeout, long maxOutputBytes, byte[] stdin) {
    private static final Duration STANDARD_TIMEOUT = Duration.ofMinutes(2);
    private static final long STANDARD_OUTPUT = 1024 * 1024;

    public Command {
        if (argv.isEmpty() || timeout.isNegative() || timeout.isZero() || maxOutputBytes < 0) {
            throw new IllegalArgumentException("a command needs a program, some time and an output limit");
        }
        argv = List.copyOf(argv);
        env = Map.copyOf(env);
        stdin = stdin.clone();
    }

    /** A command without input, with two minutes and one MiB of output. */
    public static Command of(String... argv) {
        return new Command(List.of(argv), Map.of(), STANDARD_TIMEOUT, STANDARD_OUTPUT, new byte[0]);
    }

    public Command withTimeout(Duration most) {
        return new Command(argv, env, most, maxOutputBytes, stdin);
    }

    public Command withEnv(Map<String, String> added) {
        return new Command(argv, added, timeout, maxOutputBytes, stdin);
    }

    public Command withMaxOutputBytes(long most) {
        return new Command(argv, env, timeout, most, stdin);
    }

    public Command withStdin(byte[] input) {
        return new Command(argv, env, timeout, maxOutputBytes, input);
    }

    @Override
    public byte[] stdin() {
        return stdin.clone();
    }
}
