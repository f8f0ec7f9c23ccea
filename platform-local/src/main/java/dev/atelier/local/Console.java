package dev.atelier.local;

import java.io.PrintStream;
import java.util.Objects;

/** What people read. Each call is one line, whole, whoever else prints at the same time. */
final class Console {
    private final PrintStream out;
    private final PrintStream err;

    Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    synchronized void say(String line) {
        out.println(line);
    }

    synchronized void complain(String line) {
        err.println(line);
    }

    /** The message of an exception that was written for people; the exception's name, should there be none. */
    void complain(RuntimeException failure) {
        complain(Objects.requireNonNullElse(failure.getMessage(), failure.toString()));
    }
}
