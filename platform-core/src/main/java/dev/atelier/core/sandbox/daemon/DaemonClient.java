package dev.atelier.core.sandbox.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.sandbox.Command;
import dev.atelier.core.sandbox.CommandOutput;
import dev.atelier.core.sandbox.Service;
import dev.atelier.core.sandbox.ServiceStatus;
import dev.atelier.core.sandbox.daemon.DaemonException.Reason;
import dev.atelier.core.sandbox.daemon.Watchdog.Guard;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Speaks version 1 of the sandbox protocol on one {@code exec.sock}. Holds no connection: each request makes its own,
 * which costs about a tenth of a millisecond and makes cancelling a matter of closing it.
 */
final class DaemonClient {
    /** Twice what a daemon keeps of a log. */
    private static final long LONGEST_LOG = 512 * 1024;

    private final Path socket;
    private final Watchdog watchdog;
    private final Patience patience;

    DaemonClient(Path socket, Watchdog watchdog) {
        this(socket, watchdog, Patience.STANDARD);
    }

    DaemonClient(Path socket, Watchdog watchdog, Patience patience) {
        this.socket = socket;
        this.watchdog = watchdog;
        this.patience = patience;
    }

    /**
     * How long to wait for a daemon before it counts as silent.
     *
     * @param question for everything but commands, which takes milliseconds
     * @param grace on top of a command's own time: the two seconds from TERM to KILL, and a busy machine
     */
    record Patience(Duration question, Duration grace) {
        static final Patience STANDARD = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(15));
    }

    /** Runs a command; what was printed has been passed on when this returns. */
    Execution.End exec(Command command, Duration timeout, CommandOutput output)
            throws DaemonException, InterruptedException {
        ObjectNode request = Documents.request("exec");
        putProgram(request, command.argv(), command.env());
        request.put("timeoutMs", timeout.toMillis()).put("maxOutputBytes", command.maxOutputBytes());
        return converse(timeout.plus(patience.grace()), connection -> {
            connection.send(FrameType.REQUEST, Documents.bytes(request));
            return new Execution(connection, command, output).carryOut();
        });
    }

    void ping(Duration limit) throws DaemonException, InterruptedException {
        call(Documents.request("ping"), limit);
    }

    ServiceStatus startService(Service service) throws DaemonException, InterruptedException {
        ObjectNode request =
                Documents.request("service.start").put("name", service.name()).put("port", service.port());
        putProgram(request, service.argv(), service.env());
        return status(call(request, patience.question()));
    }

    ServiceStatus serviceStatus(String name) throws DaemonException, InterruptedException {
        return status(call(Documents.request("service.status").put("name", name), patience.question()));
    }

    ServiceStatus stopService(String name) throws DaemonException, InterruptedException {
        return status(call(Documents.request("service.stop").put("name", name), patience.question()));
    }

    /** What the service has printed lately; a daemon that has been tampered with may send more, which is dropped. */
    List<String> log(String name) throws DaemonException, InterruptedException {
        ObjectNode request = Documents.request("service.log").put("name", name);
        List<String> lines = new ArrayList<>();
        return converse(patience.question(), connection -> {
            connection.send(FrameType.REQUEST, Documents.bytes(request));
            LineSplitter splitter = new LineSplitter(lines::add);
            long left = LONGEST_LOG;
            while (true) {
                Frame frame = connection.receive();
                switch (frame.type()) {
                    case STDOUT, STDERR -> {
                        left -= frame.payload().length;
                        if (left >= 0) {
                            splitter.add(frame.payload());
                        }
                    }
                    case END -> {
                        splitter.finish();
                        return List.copyOf(lines);
                    }
                    case ERROR -> throw refusal(frame);
                    case STARTED, REQUEST, STDIN, STDIN_END -> {
                        // not part of a log
                    }
                }
            }
        });
    }

    @SuppressWarnings("try") // the guard is held, not used
    LogFollower followLog(String name, Consumer<String> lines) throws DaemonException {
        ObjectNode request = Documents.request("service.log").put("name", name).put("follow", true);
        try {
            DaemonConnection connection = new DaemonConnection();
            try (Guard guard = watchdog.closeAfter(patience.question(), connection)) {
                connection.connect(socket);
                connection.send(FrameType.REQUEST, Documents.bytes(request));
            } catch (IOException e) {
                connection.close();
                throw e;
            }
            return LogFollower.start(connection, name, lines);
        } catch (IOException e) {
            throw new DaemonException(Reason.BROKEN, "the log could not be opened", e);
        }
    }

    private JsonNode call(ObjectNode request, Duration limit) throws DaemonException, InterruptedException {
        return converse(limit, connection -> {
            connection.send(FrameType.REQUEST, Documents.bytes(request));
            while (true) {
                Frame frame = connection.receive();
                switch (frame.type()) {
                    case END -> {
                        return Documents.parse(frame.payload());
                    }
                    case ERROR -> throw refusal(frame);
                    case STARTED, STDOUT, STDERR, REQUEST, STDIN, STDIN_END -> {
                        // nothing that this request asked for
                    }
                }
            }
        });
    }

    private <T> T converse(Duration limit, Conversation<T> conversation) throws DaemonException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before the sandbox was asked");
        }
        try (DaemonConnection connection = new DaemonConnection();
                Guard guard = watchdog.closeAfter(limit, connection)) {
            try {
                connection.connect(socket);
                return conversation.hold(connection);
            } catch (ClosedByInterruptException e) {
                throw interrupted(e);
            } catch (IOException e) {
                throw guard.fired()
                        ? new DaemonException(Reason.SILENT, "no answer within " + limit.toSeconds() + " s", e)
                        : new DaemonException(Reason.BROKEN, "the connection broke", e);
            }
        } catch (IOException e) {
            throw new DaemonException(Reason.BROKEN, "the connection could not be opened or closed", e);
        }
    }

    private static InterruptedException interrupted(ClosedByInterruptException cause) {
        // The exception takes the place of the flag, as everywhere.
        boolean ignored = Thread.interrupted();
        InterruptedException interruption = new InterruptedException("interrupted while the sandbox worked");
        interruption.initCause(cause);
        return interruption;
    }

    static DaemonException refusal(Frame error) throws DaemonException {
        JsonNode document = Documents.parse(error.payload());
        return new DaemonException(Reason.REFUSED, Documents.sentence(document, "message"));
    }

    private static void putProgram(ObjectNode request, List<String> argv, Map<String, String> env) {
        argv.forEach(request.putArray("argv")::add);
        env.forEach(request.putObject("env")::put);
    }

    private static ServiceStatus status(JsonNode document) throws DaemonException {
        ServiceStatus.State state = switch (document.path("state").asText()) {
            case "running" -> ServiceStatus.State.RUNNING;
            case "starting" -> ServiceStatus.State.STARTING;
            case "crashed" -> ServiceStatus.State.CRASHED;
            case "stopped" -> ServiceStatus.State.STOPPED;
            default -> throw new DaemonException(Reason.GARBLED, "a service's state is unknown");
        };
        return new ServiceStatus(
                state,
                Documents.optionalLong(document, "pid"),
                Documents.optionalInt(document, "exitCode"),
                Documents.optionalInt(document, "restarts").orElse(0));
    }

    /** What is said on one connection. */
    @FunctionalInterface
    private interface Conversation<T> {
        T hold(DaemonConnection connection) throws IOException, DaemonException;
    }
}
