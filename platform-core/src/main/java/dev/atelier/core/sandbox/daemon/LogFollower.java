package dev.atelier.core.sandbox.daemon;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/** Passes a service's log on, on a virtual thread of its own, until it is closed or the sandbox ends. */
final class LogFollower implements AutoCloseable {
    private static final Logger LOG = System.getLogger(LogFollower.class.getName());

    private final DaemonConnection connection;

    private LogFollower(DaemonConnection connection) {
        this.connection = connection;
    }

    static LogFollower start(DaemonConnection connection, String service, Consumer<String> lines) {
        LogFollower follower = new LogFollower(connection);
        Thread.ofVirtual().name("sandbox-log-" + service).start(() -> follower.follow(new LineSplitter(lines)));
        return follower;
    }

    private void follow(LineSplitter lines) {
        try (connection) {
            while (true) {
                Frame frame = connection.receive();
                switch (frame.type()) {
                    case STDOUT, STDERR -> lines.add(frame.payload());
                    case END, ERROR -> {
                        lines.finish();
                        return;
                    }
                    case STARTED, REQUEST, STDIN, STDIN_END -> {
                        // not part of a log
                    }
                }
            }
        } catch (IOException | DaemonException e) {
            lines.finish();
            LOG.log(Level.DEBUG, "a log has ended", e);
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
