package dev.atelier.core.browser.chromium;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.browser.BrowserException;
import dev.atelier.core.sandbox.SandboxLimits;
import dev.atelier.core.sandbox.bubblewrap.ControlGroup;
import dev.atelier.core.sandbox.bubblewrap.ControlGroups;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A browser that runs: its processes, its pipe, and the ways out of it. Whoever started it closes it. */
final class BrowserProcess implements Closeable {
    private static final Logger LOG = System.getLogger(BrowserProcess.class.getName());
    private static final Duration START_WITHIN = Duration.ofSeconds(20);
    private static final Duration GONE_WITHIN = Duration.ofSeconds(5);
    /** A browser with a handful of pages; what needs more is ended by the kernel, the largest page first. */
    private static final SandboxLimits LIMITS = new SandboxLimits(1536, 2.0, 800, 192, 128, Duration.ofDays(1));

    private final BrowserDirectory directory;
    private final List<PageExit> exits = new ArrayList<>();
    private @Nullable ControlGroup group;
    private @Nullable Process process;
    private @Nullable CdpPipe pipe;
    private String product = "";

    private BrowserProcess(BrowserDirectory directory) {
        this.directory = directory;
    }

    /**
     * Starts one and waits until it answers.
     *
     * @param exits how many pages may be open at once
     */
    static BrowserProcess start(
            BrowserPrograms programs, BrowserDirectory directory, Optional<ControlGroups> groups, int exits)
            throws BrowserException, InterruptedException {
        try {
            return start(programs, directory, groups, exits, true);
        } catch (NoOwnSandboxException e) {
            // The box around it stays as it is: this takes away the second of two walls, where there can be but one.
            LOG.log(Level.INFO, "the browser cannot make a sandbox of its own here and does without");
            return start(programs, directory, groups, exits, false);
        }
    }

    private static final class NoOwnSandboxException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static BrowserProcess start(
            BrowserPrograms programs,
            BrowserDirectory directory,
            Optional<ControlGroups> groups,
            int exits,
            boolean ownSandbox)
            throws BrowserException, InterruptedException {
        directory.make();
        BrowserProcess started = new BrowserProcess(directory);
        try {
            started.launch(programs, groups, exits, ownSandbox);
            return started;
        } catch (IOException e) {
            started.close();
            throw new BrowserException("the browser could not be started: " + e.getMessage(), e);
        } catch (BrowserException | InterruptedException | RuntimeException e) {
            started.close();
            throw e;
        }
    }

    private void launch(BrowserPrograms programs, Optional<ControlGroups> groups, int count, boolean ownSandbox)
            throws IOException, BrowserException, InterruptedException {
        for (int i = 0; i < count; i++) {
            exits.add(new PageExit(directory.exit(i)));
            open(directory.exit(i));
        }
        Files.writeString(directory.start(), StartScript.of(programs, count, ownSandbox));
        List<Path> doors = List.of();
        if (groups.isPresent()) {
            group = groups.get().create("browser", LIMITS);
            doors = group.doors();
        }
        try (ServerSocketChannel hello = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            hello.bind(UnixDomainSocketAddress.of(directory.hello()));
            open(directory.hello());
            ProcessBuilder builder = new ProcessBuilder(new BrowserBox(programs, directory).command(doors));
            builder.environment().clear();
            Process running = spawn(builder);
            process = running;
            LastWords words = new LastWords(running.getErrorStream());
            pipe = new CdpPipe(running.getInputStream(), running.getOutputStream());
            awaitAnswer(hello, words, ownSandbox);
        }
    }

    /** Whoever is inside is another user. */
    private static void open(Path socket) throws IOException {
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
    }

    /**
     * Starts it from a thread that lives as long as it does: what bubblewrap starts is killed when the <em>thread</em>
     * that started it ends (PR_SET_PDEATHSIG in prctl(2)).
     */
    private static Process spawn(ProcessBuilder builder) throws IOException, InterruptedException {
        CompletableFuture<Process> spawned = new CompletableFuture<>();
        Thread unused = Thread.ofPlatform().daemon().name("browser").start(() -> {
            try {
                Process process = builder.start();
                spawned.complete(process);
                int code = process.waitFor();
                LOG.log(Level.DEBUG, "the browser has ended with {0}", code);
            } catch (IOException e) {
                spawned.completeExceptionally(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            return spawned.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private void awaitAnswer(ServerSocketChannel hello, LastWords words, boolean ownSandbox)
            throws BrowserException, InterruptedException {
        try {
            CompletableFuture<JsonNode> version = pipe().send("Browser.getVersion", CdpPipe.parameters());
            product = CdpPipe.await(version, START_WITHIN).path("product").asText();
            greeted(hello).get(START_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (BrowserException | ExecutionException | TimeoutException e) {
            if (ownSandbox && words.contain("No usable sandbox")) {
                throw new NoOwnSandboxException();
            }
            throw new BrowserException("the browser does not start: " + words.lastLine(), e);
        }
    }

    private static CompletableFuture<Boolean> greeted(ServerSocketChannel hello) {
        CompletableFuture<Boolean> greeted = new CompletableFuture<>();
        Thread unused = Thread.ofVirtual().start(() -> {
            try {
                hello.accept().close();
                greeted.complete(true);
            } catch (IOException e) {
                greeted.completeExceptionally(e);
            }
        });
        return greeted;
    }

    CdpPipe pipe() {
        CdpPipe open = pipe;
        if (open == null) {
            throw new IllegalStateException("not started");
        }
        return open;
    }

    PageExit exit(int number) {
        return exits.get(number);
    }

    /** Such as {@code Chrome/140.0}. */
    String product() {
        return product;
    }

    boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive() && pipe().isOpen();
    }

    @Override
    public void close() {
        if (pipe != null) {
            pipe.close();
        }
        if (process != null) {
            end(process);
        }
        exits.forEach(BrowserProcess::close);
        if (group != null) {
            group.delete();
        }
        directory.delete();
    }

    /** Below bubblewrap is process 1 of the box, whose end is the end of all; bubblewrap then ends by itself. */
    private void end(Process running) {
        boolean interrupted = Thread.interrupted();
        List<ProcessHandle> all = running.descendants().toList();
        running.children().forEach(ProcessHandle::destroyForcibly);
        running.destroyForcibly();
        long deadline = System.nanoTime() + GONE_WITHIN.toNanos();
        while (running.isAlive() || all.stream().anyMatch(ProcessHandle::isAlive) || isInhabited()) {
            if (System.nanoTime() > deadline) {
                LOG.log(Level.WARNING, "processes of the browser do not end: {0}", all);
                break;
            }
            interrupted |= pause();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isInhabited() {
        return group != null && !group.isEmpty();
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(2);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static void close(PageExit exit) {
        try {
            exit.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a socket of the browser's cannot be closed", e);
        }
    }
}
