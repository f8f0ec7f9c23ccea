package dev.atelier.core.sandbox.memory;

import dev.atelier.core.sandbox.CommandOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program of an in-memory sandbox. It is interrupted when it has to end. */
@FunctionalInterface
public interface MemoryProgram {
    /** Returns the exit code. */
    int run(Invocation invocation) throws IOException, InterruptedException;

    /** One call of a program. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
    record Invocation(Path workTree, List<String> argv, Map<String, String> env, byte[] stdin, CommandOutput output) {}
}
