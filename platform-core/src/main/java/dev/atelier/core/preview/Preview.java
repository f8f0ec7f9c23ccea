package dev.atelier.core.preview;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.sandbox.Sandbox;
import dev.atelier.core.sandbox.SandboxSpec;
import dev.atelier.core.sandbox.SandboxState;
import dev.atelier.core.sandbox.Service;
import dev.atelier.core.sandbox.ServiceStatus;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One project's preview. {@link #lock} is held while it starts or stops; the state may be read at any time. */
final class Preview {
    private static final Logger LOG = System.getLogger(Preview.class.getName());
    private static final int PORT = 5173;
    /** Part of what every sandbox contains; agent-image/daemon/preview. */
    private static final String DEV_SERVER = "/opt/atelier/daemon/preview/main.mjs";

    /** A dev server's whole start takes a few hundred milliseconds: a longer pause between probes would be felt. */
    private static final Duration PROBE_PAUSE = Duration.ofMillis(10);

    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(10);

    private final Previews.Parts parts;
    private final ReentrantLock lock = new ReentrantLock();
    private final StepClock steps = new StepClock();
    private volatile PreviewTarget target;
    private volatile PreviewState state = new PreviewState.Sleeping();
    private volatile Instant lastUsed;
    private volatile @Nullable Sandbox sandbox;
    private volatile boolean waking;
    private boolean closed;

    Preview(Previews.Parts parts, PreviewTarget target) {
        this.parts = parts;
        this.target = target;
        this.lastUsed = parts.clock().instant();
    }

    PreviewState state() {
        return state;
    }

    StartTimeline timeline() {
        return steps.timeline();
    }

    void touch() {
        lastUsed = parts.clock().instant();
    }

    void publish(PreviewTarget newTarget) {
        lock.lock();
        try {
            target = newTarget;
            publishRoute();
        } finally {
            lock.unlock();
        }
    }

    /** True for the one caller that has to see to it that the preview runs; false while somebody is at it. */
    synchronized boolean claimStart() {
        boolean mine = !waking;
        waking = true;
        return mine;
    }

    Sandbox start(PreviewTarget newTarget) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            requireOpen();
            touch();
            target = newTarget;
            Sandbox current = sandbox;
            if (current != null && state instanceof PreviewState.Running && answers()) {
                return current;
            }
            return startNow();
        } catch (FaultException e) {
            fail(new PreviewState.Failed(e.fault()));
            throw e;
        } catch (InterruptedException | RuntimeException e) {
            fail(new PreviewState.Sleeping());
            throw e;
        } finally {
            waking = false;
            lock.unlock();
        }
    }

    /** Ends the dev server and nothing else, so that the next start begins with a fresh one. */
    void stopServer() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Sandbox current = sandbox;
            if (current != null && current.state() instanceof SandboxState.Running) {
                current.stopService(Service.DEV);
                enter(new PreviewState.Sleeping());
            }
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        lock.lock();
        try {
            Sandbox current = sandbox;
            sandbox = null;
            enter(new PreviewState.Sleeping());
            if (current != null) {
                current.close();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Stops it for good: whoever is about to start it comes too late. */
    void close() {
        lock.lock();
        try {
            stop();
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    void stopIfIdleSince(Instant before) {
        if (sandbox != null && !(state instanceof PreviewState.Starting) && lastUsed.isBefore(before)) {
            LOG.log(Level.INFO, "stopping idle preview project={0}", target.project());
            stop();
        }
    }

    private Sandbox startNow() throws InterruptedException {
        steps.begin();
        enterStep(PreviewState.Step.QUEUED);
        parts.starts().acquire();
        try {
            enterStep(PreviewState.Step.DEPENDENCIES);
            parts.sources().linkDependencies(target.project(), parts.dependencies());
            enterStep(PreviewState.Step.SANDBOX);
            Sandbox opened = parts.provider().open(spec());
            sandbox = opened;
            enterStep(PreviewState.Step.DEV_SERVER);
            var unused = opened.startService(devServer());
            awaitAnswer(opened);
            steps.end();
            enter(new PreviewState.Running(parts.clock().instant()));
            return opened;
        } finally {
            parts.starts().release();
        }
    }

    private SandboxSpec spec() {
        return new SandboxSpec(
                Previews.sandboxId(target.project()),
                target.tenant(),
                parts.sources().workTree(target.project()),
                parts.limits(),
                parts.egress(),
                Map.of("project", target.project().toString()));
    }

    /** The project's own Vite, with the platform's plug-in added from outside of the project (X8). */
    private Service devServer() {
        Map<String, String> environment = Map.of(
                "__VITE_ADDITIONAL_SERVER_ALLOWED_HOSTS",
                "." + parts.settings().domain(),
                "ATELIER_WORKBENCH",
                parts.settings().origin());
        return new Service(Service.DEV, List.of("node", DEV_SERVER, "--port", String.valueOf(PORT)), environment, PORT);
    }

    /** The sandbox, whatever its dev server does. */
    Optional<Sandbox> runningSandbox() {
        return Optional.ofNullable(sandbox).filter(current -> current.state() instanceof SandboxState.Running);
    }

    /** What the dev server has printed lately; empty when there is no sandbox. */
    List<String> log() {
        Sandbox current = sandbox;
        return current == null ? List.of() : current.log(Service.DEV);
    }

    /** Passes the dev server's log on; does nothing when there is no sandbox. */
    AutoCloseable followLog(Consumer<String> lines) {
        Sandbox current = sandbox;
        return current == null ? () -> {} : current.followLog(Service.DEV, lines);
    }

    private void awaitAnswer(Sandbox opened) throws InterruptedException {
        long deadline = System.nanoTime() + parts.settings().startTimeout().toNanos();
        while (!probe(opened)) {
            boolean crashed = opened.serviceStatus(Service.DEV).state() == ServiceStatus.State.CRASHED;
            if (crashed || System.nanoTime() > deadline) {
                throw failed(crashed);
            }
            Thread.sleep(PROBE_PAUSE);
        }
    }

    private static FaultException failed(boolean crashed) {
        String message = crashed
                ? "The app's server stops right after it starts. Ask for a fix, or restore an earlier version."
                : "The app's server did not answer in time. Try again, or restore an earlier version.";
        return Fault.retriable(FaultKind.USER, "preview_failed", message).asException();
    }

    private boolean answers() {
        Sandbox current = sandbox;
        try {
            return current != null && current.state() instanceof SandboxState.Running && probe(current);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Any answer counts: an app that answers with an error is running. */
    private boolean probe(Sandbox running) throws InterruptedException {
        try {
            HostName host = PreviewTickets.host(parts.settings(), target);
            var answer = new DevServerClient(running.devSocket(), host).get("/", "text/html", PROBE_TIMEOUT);
            return answer.status() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void requireOpen() {
        if (closed) {
            throw Fault.retriable(FaultKind.PLATFORM, "preview_closed", "The preview was closed meanwhile.")
                    .asException();
        }
    }

    /** What was closed has no route any more, and must not be given one again. */
    private void fail(PreviewState next) {
        if (!closed) {
            enter(next);
        }
    }

    private void enterStep(PreviewState.Step step) {
        steps.enter(step);
        enter(new PreviewState.Starting(step, parts.clock().instant()));
    }

    private void enter(PreviewState next) {
        state = next;
        publishRoute();
        parts.changed().accept(target.project());
    }

    private void publishRoute() {
        boolean running = state instanceof PreviewState.Running;
        Optional<Sandbox> reachable = running ? Optional.ofNullable(sandbox) : Optional.empty();
        parts.routes().publish(target, state, reachable.map(Sandbox::devSocket));
    }
}
