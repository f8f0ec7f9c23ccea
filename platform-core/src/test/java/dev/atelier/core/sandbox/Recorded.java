package dev.atelier.core.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Remembers what a command prints. */
public final class Recorded implements CommandOutput {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Override
    public void stdout(byte[] bytes) {
        out.writeBytes(bytes);
    }

    @Override
    public void stderr(byte[] bytes) {
        err.writeBytes(bytes);
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    public int size() {
        return out.size() + err.size();
    }

    /** Runs a command and gives back all that it printed to stdout, stripped. */
    public static String outputOf(Sandbox sandbox, String... argv) throws InterruptedException {
        Recorded recorded = new Recorded();
        sandbox.run(Command.of(argv), recorded);
        return recorded.out().strip();
    }
}
