package dev.atelier.core.sandbox.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.sandbox.Command;
import dev.atelier.core.sandbox.CommandOutput;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.OptionalInt;

/** One command in progress on its connection. */
final class Execution {
    private static final Logger LOG = System.getLogger(Execution.class.getName());

    /** What fits into the socket's own buffer for sure, so that sending it never waits for the command to read. */
    private static final int CHUNK = 64 * 1024;

    private final DaemonConnection connection;
    private final Command command;
    private final CommandOutput output;
    private long left;
    private boolean dropped;

    Execution(DaemonConnection connection, Command command, CommandOutput output) {
        this.connection = connection;
        this.command = command;
        this.output = output;
        this.left = command.maxOutputBytes();
    }

    /** How it ended, as the daemon tells it. */
    record End(OptionalInt exitCode, boolean timedOut, boolean truncated) {}

    End carryOut() throws IOException, DaemonException {
        byte[] stdin = command.stdin();
        if (stdin.length <= CHUNK) {
            sendInput(stdin);
        } else {
            // The command may print before it reads on: both directions have to move at once.
            Thread.ofVirtual().name("sandbox-stdin").start(() -> sendInputUntilItEnds(stdin));
        }
        return awaitEnd();
    }

    private End awaitEnd() throws IOException, DaemonException {
        while (true) {
            Frame frame = connection.receive();
            switch (frame.type()) {
                case STDOUT -> {
                    byte[] bytes = withinLimit(frame.payload());
                    if (bytes.length > 0) {
                        output.stdout(bytes);
                    }
                }
                case STDERR -> {
                    byte[] bytes = withinLimit(frame.payload());
                    if (bytes.length > 0) {
                        output.stderr(bytes);
                    }
                }
                case END -> {
                    return end(Documents.parse(frame.payload()));
                }
                case ERROR -> throw DaemonClient.refusal(frame);
                case STARTED, REQUEST, STDIN, STDIN_END -> {
                    // a process id inside means nothing out here; the others are never sent to us
                }
            }
        }
    }

    private End end(JsonNode document) throws DaemonException {
        return new End(
                Documents.optionalInt(document, "exitCode"),
                Documents.flag(document, "timedOut"),
                dropped || Documents.flag(document, "truncated"));
    }

    /** The daemon drops what is too much; one that has been tampered with may not. */
    private byte[] withinLimit(byte[] bytes) {
        if (bytes.length <= left) {
            left -= bytes.length;
            return bytes;
        }
        dropped = true;
        byte[] kept = new byte[(int) left];
        System.arraycopy(bytes, 0, kept, 0, kept.length);
        left = 0;
        return kept;
    }

    private void sendInput(byte[] stdin) throws IOException {
        for (int sent = 0; sent < stdin.length; sent += CHUNK) {
            connection.send(FrameType.STDIN, stdin, sent, Math.min(CHUNK, stdin.length - sent));
        }
        connection.send(FrameType.STDIN_END, new byte[0]);
    }

    private void sendInputUntilItEnds(byte[] stdin) {
        try {
            sendInput(stdin);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the command ended before it had read its input", e);
        }
    }
}
