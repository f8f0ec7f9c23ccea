package dev.atelier.local.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts processes so that they do not outlive this one, and so that Ctrl-C in the terminal reaches only this one, which
 * then stops them in order.
 *
 * <p>Linux's parent-death signal is bound to the <em>thread</em> that started the process, not to the whole process.
 * Hence all starts happen on one thread, which lives until {@link #close}. Where the tools for it are missing, processes
 * are started plainly and a killed launcher leaves them behind.
 */
public final class Launchpad implements AutoCloseable {
    private static final List<String> TIED_TO_PARENT = List.of("setpriv", "--pdeathsig", "TERM", "setsid");

    private final ExecutorService starter = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "launchpad");
        thread.setDaemon(true);
        return thread;
    });
    private final List<String> prefix;

    public Launchpad(String searchPath) {
        this.prefix = present("setpriv", searchPath) && present("setsid", searchPath) ? TIED_TO_PARENT : List.of();
    }

    /** Starts the program with its error output merged into its output, and without input. */
    public Process start(Program program) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(program.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(program.directory().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().clear();
        builder.environment().putAll(program.environment());
        try {
            return CompletableFuture.supplyAsync(() -> startUnchecked(builder), starter)
                    .join();
        } catch (CompletionException e) {
            throw new IOException("cannot start " + program, e.getCause());
        }
    }

    /** Stops starting; by the way described above, this also ends what was started and still runs. */
    @Override
    public void close() {
        starter.shutdown();
    }

    private static Process startUnchecked(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static boolean present(String tool, String searchPath) {
        return Arrays.stream(searchPath.split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, tool)));
    }
}
