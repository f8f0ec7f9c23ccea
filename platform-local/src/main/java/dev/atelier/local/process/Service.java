package dev.atelier.local.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One started process: its output goes to its log and to a listener, line by line. */
final class Service {
    private static final Logger LOGGER = System.getLogger(Service.class.getName());
    private static final long LOG_LIMIT = 8L * 1024 * 1024;

    private final Process process;
    private final Thread pump;

    private Service(Process process, Thread pump) {
        this.process = process;
        this.pump = pump;
    }

    static Service start(Launchpad launchpad, Program program, Path logDirectory, Consumer<String> lines)
            throws IOException {
        LogFile log = new LogFile(logDirectory.resolve(program.name() + ".log"), LOG_LIMIT);
        Process process = launchpad.start(program);
        Thread pump = Thread.ofPlatform().daemon().name("log-" + program.name()).start(() -> pump(process, log, lines));
        return new Service(process, pump);
    }

    long pid() {
        return process.pid();
    }

    /** Waits for the end and for its last line. */
    int awaitExit() throws InterruptedException {
        int code = process.waitFor();
        // A grandchild may hold the pipe open for ever; what it says afterwards is not worth waiting for.
        pump.join(Duration.ofSeconds(1));
        return code;
    }

    /** Asks it to stop, waits as long as allowed, then kills it; what it had started itself never outlives it. */
    void stop(Duration patience) throws InterruptedException {
        List<ProcessHandle> descendants = process.descendants().toList();
        // By its handle: Process.destroy() would close its output at once, and the last lines would be lost.
        ProcessHandle handle = process.toHandle();
        handle.destroy();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            handle.destroyForcibly();
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
        awaitExit();
    }

    private static void pump(Process process, LogFile log, Consumer<String> lines) {
        try (log;
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.accept(line);
                write(log, line);
            }
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "the output of process {0} ended: {1}", process.pid(), e.getMessage());
        }
    }

    /** A full disk costs log lines, but a process whose output nobody reads would stand still. */
    private static void write(LogFile log, String line) {
        try {
            log.line(line);
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "a log line was lost: {0}", e.getMessage());
        }
    }
}
