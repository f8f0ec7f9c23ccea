package dev.atelier.core.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
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

    DockerHost(DockerClient engine, String container) {
        this.engine = engine;
        this.container = container;
        this.memoryCounters = state().flatMap(state -> ContainerMemory.counters(state, container));
    }

    private Optional<ContainerState> state() {
        try {
            return Optional.of(engine.inspectContainerCmd(container).exec().getState());
        } catch (NotFoundException gone) {
            return Optional.empty();
        } catch (RuntimeException e) {
            // docker-java throws all sorts of them when the engine does not answer.
            LOG.log(Level.WARNING, "the Docker engine does not tell about a sandbox", e);
            return Optional.empty();
        }
    }

    @Override
    public boolean alive() {
        return state().map(state -> Boolean.TRUE.equals(state.getRunning())).orElse(false);
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
        engine.pauseContainerCmd(container).exec();
    }

    @Override
    public void resume() {
        if (state().map(state -> Boolean.TRUE.equals(state.getPaused())).orElse(false)) {
            engine.unpauseContainerCmd(container).exec();
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

    @Override
    public void destroy() {
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
