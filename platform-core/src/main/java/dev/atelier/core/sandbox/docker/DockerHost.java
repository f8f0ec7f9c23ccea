package dev.atelier.core.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import dev.atelier.core.sandbox.SandboxFaults;
import dev.atelier.core.sandbox.daemon.KernelCounters;
import dev.atelier.core.sandbox.daemon.SandboxHost;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** One container. */
final class DockerHost implements SandboxHost {
    private static final Logger LOG = System.getLogger(DockerHost.class.getName());
    private static final int LAST_LINES = 20;
    private static final Duration GONE_WITHIN = Duration.ofSeconds(20);

    private final DockerClient engine;
    private final String container;
    private final Optional<Path> memoryCounters;
    /** Of its first process, as this machine numbers it, if the engine is on this machine. */
    private final Optional<Long> pid;

    DockerHost(DockerClient engine, String container) {
        this.engine = engine;
        this.container = container;
        Optional<ContainerState> begun = state();
        this.memoryCounters = begun.flatMap(state -> ContainerMemory.counters(state, container));
        this.pid = begun.map(ContainerState::getPidLong).filter(number -> number > 0);
    }

    private Optional<ContainerState> state() {
        try {
            return Optional.of(engine.inspectContainerCmd(container).exec().getState());
        } catch (NotFoundException gone) {
            return Optional.empty();
        } catch (RuntimeException e) {
            // docker-java throws all sorts of them when the engine does not answer.
            LOG.log(Level.WARNING, "the Docker engine does not tell about a sandbox: {0}", e.toString());
            return Optional.empty();
        }
    }

    /** An engine that is away for a moment takes nothing with it that lives on: its processes are what counts then. */
    @Override
    public boolean alive() {
        try {
            ContainerState state = engine.inspectContainerCmd(container).exec().getState();
            return Boolean.TRUE.equals(state.getRunning());
        } catch (NotFoundException gone) {
            return false;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the Docker engine does not tell about a sandbox: {0}", e.toString());
            return memoryCounters.isPresent()
                    && pid.flatMap(ProcessHandle::of)
                            .map(ProcessHandle::isAlive)
                            .orElse(false);
        }
    }

    @Override
    public long memoryKills() {
        return memoryCounters
                .map(file -> KernelCounters.read(file, KernelCounters.MEMORY_KILLS))
                .filter(kills -> kills > 0)
                .orElseGet(this::engineSaysOutOfMemory);
    }

    /** The engine only knows whether it has ever happened. */
    private long engineSaysOutOfMemory() {
        boolean told =
                memoryCounters.isEmpty() || !memoryCounters.get().toFile().exists();
        return told
                        && state().map(state -> Boolean.TRUE.equals(state.getOOMKilled()))
                                .orElse(false)
                ? 1
                : 0;
    }

    @Override
    public void suspend() {
        try {
            engine.pauseContainerCmd(container).exec();
        } catch (RuntimeException e) {
            throw SandboxFaults.lost("it cannot be paused.").causedBy(e);
        }
    }

    @Override
    public void resume() {
        try {
            engine.unpauseContainerCmd(container).exec();
        } catch (RuntimeException e) {
            // Which also happens when it is not paused.
            boolean goesOn = state().map(
                            state -> Boolean.TRUE.equals(state.getRunning()) && !Boolean.TRUE.equals(state.getPaused()))
                    .orElse(false);
            if (!goesOn) {
                throw SandboxFaults.lost("it cannot be resumed.").causedBy(e);
            }
        }
    }

    @Override
    public String lastWords() {
        Queue<String> words = new ConcurrentLinkedQueue<>();
        try (LogLines lines = new LogLines(words)) {
            boolean complete = engine.logContainerCmd(container)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withTail(LAST_LINES)
                    .exec(lines)
                    .awaitCompletion(2, TimeUnit.SECONDS);
            return String.join("", words) + (complete ? "" : "…");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "no log to be had from a container", e);
        }
        return "";
    }

    /** Also on a thread that has been interrupted, on which the engine could be asked nothing. */
    @Override
    public void destroy() {
        boolean interrupted = Thread.interrupted();
        try {
            remove();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void remove() {
        long deadline = System.nanoTime() + GONE_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                engine.removeContainerCmd(container)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
                return;
            } catch (NotFoundException gone) {
                return;
            } catch (ConflictException beingRemovedAlready) {
                pause();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "a sandbox's container could not be removed: " + container, e);
                return;
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class LogLines extends ResultCallback.Adapter<Frame> {
        private final Queue<String> words;

        LogLines(Queue<String> words) {
            this.words = words;
        }

        @Override
        public void onNext(Frame frame) {
            words.add(new String(frame.getPayload(), StandardCharsets.UTF_8));
        }
    }
}
