package dev.atelier.core.preview;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A Docker engine of a test's own, which may be stopped and started without anybody else noticing. */
final class SecondEngine implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/dockerd");
    private static final String IMAGE = "atelier/sandbox:dev";

    private final Path directory;
    private Process daemon;

    private SecondEngine(Path directory, Process daemon) {
        this.directory = directory;
        this.daemon = daemon;
    }

    /** Whether one can be started here: as root, with a first engine that has the image. */
    static boolean possible() throws IOException, InterruptedException {
        return Files.isExecutable(PROGRAM)
                && "root".equals(System.getProperty("user.name"))
                && exit(new ProcessBuilder("docker", "image", "inspect", IMAGE)) == 0;
    }

    /** Starts one that has the sandboxes' image. */
    static SecondEngine start(Path directory) throws IOException, InterruptedException {
        SecondEngine engine = new SecondEngine(directory, launch(directory));
        try {
            engine.awaitAnswer();
            List<Process> copy = ProcessBuilder.startPipeline(List.of(
                    new ProcessBuilder("docker", "save", IMAGE),
                    new ProcessBuilder("docker", "--host", engine.address(), "load")
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)));
            if (copy.getLast().waitFor() != 0) {
                throw new IOException("the image could not be copied");
            }
            return engine;
        } catch (IOException | RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    String address() {
        return "unix://" + directory.resolve("docker.sock");
    }

    /** As its service manager does it; its containers end with it. */
    void stop() throws InterruptedException {
        daemon.destroy();
        if (!daemon.waitFor(60, TimeUnit.SECONDS)) {
            daemon.destroyForcibly().waitFor();
        }
    }

    void startAgain() throws IOException {
        daemon = launch(directory);
        awaitAnswer();
    }

    private void awaitAnswer() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> exit(new ProcessBuilder("docker", "--host", address(), "version")) == 0);
    }

    private static Process launch(Path directory) throws IOException {
        return new ProcessBuilder(
                        PROGRAM.toString(),
                        "--host=unix://" + directory.resolve("docker.sock"),
                        "--data-root=" + directory.resolve("data"),
                        "--exec-root=" + directory.resolve("exec"),
                        "--pidfile=" + directory.resolve("docker.pid"),
                        "--bridge=none",
                        "--iptables=false",
                        "--ip6tables=false",
                        "--shutdown-timeout=5")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("dockerd.log").toFile())
                .start();
    }

    private static int exit(ProcessBuilder builder) throws IOException, InterruptedException {
        return builder.redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        boolean interrupted = false;
        try {
            stop();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
