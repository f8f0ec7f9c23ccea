package dev.atelier.core.preview;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.sandbox.EgressPolicy;
import dev.atelier.core.sandbox.Sandbox;
import dev.atelier.core.sandbox.SandboxId;
import dev.atelier.core.sandbox.SandboxLimits;
import dev.atelier.core.sandbox.SandboxProvider;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourceTrees;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Every project's dev server on this node. A project has one sandbox, in which both its dev server and its agent's
 * commands run; it is made when it is first needed and freed when it has idled.
 */
public final class Previews implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Previews.class.getName());

    private final PreviewSettings settings;
    private final Parts parts;
    private final Map<ProjectId, Preview> previews = new ConcurrentHashMap<>();
    /** Whoever still works on a project that was deleted must not bring its preview back. */
    private final Set<ProjectId> removed = ConcurrentHashMap.newKeySet();

    private final List<Consumer<ProjectId>> listeners = new CopyOnWriteArrayList<>();

    /** What all previews share. */
    record Parts(
            PreviewSettings settings,
            SandboxProvider provider,
            SandboxLimits limits,
            EgressPolicy egress,
            SourceTrees sources,
            Path dependencies,
            RouteTable routes,
            Semaphore starts,
            Clock clock,
            Consumer<ProjectId> changed) {}

    /**
     * Nothing runs yet.
     *
     * @param dependencies the template's {@code node_modules}, from which every project gets its own
     */
    public Previews(
            PreviewSettings settings,
            SandboxProvider provider,
            SandboxLimits limits,
            EgressPolicy egress,
            SourceTrees sources,
            Path dependencies,
            Clock clock) {
        this.settings = settings;
        this.parts = new Parts(
                settings,
                provider,
                limits,
                egress,
                sources,
                dependencies,
                new RouteTable(settings),
                new Semaphore(settings.startsAtOnce(), true),
                clock,
                this::tell);
    }

    /** Publishes the route of a project that is new, was renamed, or whose tickets are to end. */
    public void publish(PreviewTarget target) {
        previewOf(target).publish(target);
    }

    /** Says which guests may see the project's preview from now on; whoever else came as one is out at once (B17). */
    public void admit(ProjectId project, List<Guest> guests) {
        parts.routes().guests(project, guests);
    }

    /** The projects that have guests. */
    public Set<ProjectId> shared() {
        return parts.routes().shared();
    }

    /** Starts the project's dev server if it does not run, and returns at once; how it goes is the state's to tell. */
    public void wake(PreviewTarget target) {
        Preview preview = previewOf(target);
        preview.touch();
        if (preview.claimStart()) {
            Thread.ofVirtual().name("wake-" + target.slug()).start(() -> {
                try {
                    var unused = preview.start(target);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException e) {
                    LOG.log(Level.WARNING, "preview of project " + target.project() + " did not start", e);
                }
            });
        }
    }

    /**
     * The project's sandbox with its dev server answering; starts what does not run.
     *
     * @throws dev.atelier.core.fault.FaultException {@code preview_failed} or the sandbox's own fault
     */
    public Sandbox open(PreviewTarget target) throws InterruptedException {
        return previewOf(target).start(target);
    }

    /**
     * The project's sandbox, for commands: also when its dev server cannot start, since a command may be what mends that.
     */
    public Sandbox openForCommands(PreviewTarget target) throws InterruptedException {
        Preview preview = previewOf(target);
        try {
            return preview.start(target);
        } catch (FaultException e) {
            return preview.runningSandbox().orElseThrow(() -> e);
        }
    }

    /**
     * Looks whether the app compiles and answers as it is now.
     *
     * @return what is wrong, in the dev server's words; empty when all is well
     */
    public List<String> check(PreviewTarget target) throws InterruptedException {
        Sandbox sandbox = open(target);
        return new AppCheck(new DevServerClient(sandbox.devSocket(), PreviewTickets.host(settings, target))).run();
    }

    /**
     * Starts the project's dev server anew, in the sandbox that it has; whatever else runs there goes on.
     *
     * @throws dev.atelier.core.fault.FaultException {@code preview_failed} or the sandbox's own fault
     */
    public void restart(PreviewTarget target) throws InterruptedException {
        Preview preview = previewOf(target);
        preview.stopServer();
        var unused = preview.start(target);
    }

    /** What the project's dev server has printed lately, line by line; empty while it sleeps. */
    public List<String> log(ProjectId project) {
        return Optional.ofNullable(previews.get(project)).map(Preview::log).orElseGet(List::of);
    }

    /**
     * Passes on what the dev server has printed lately and prints from now on, until the returned handle is closed or the
     * server's sandbox ends; nothing while it sleeps. Looking on does not count as use.
     */
    public AutoCloseable followLog(ProjectId project, Consumer<String> lines) {
        Preview preview = previews.get(project);
        return preview == null ? () -> {} : preview.followLog(lines);
    }

    /** How sandboxes are made here. */
    public String providerName() {
        return parts.provider().name();
    }

    public PreviewState state(ProjectId project) {
        return Optional.ofNullable(previews.get(project)).map(Preview::state).orElseGet(PreviewState.Sleeping::new);
    }

    public StartTimeline timeline(ProjectId project) {
        return Optional.ofNullable(previews.get(project))
                .map(Preview::timeline)
                .orElseGet(() -> new StartTimeline(List.of()));
    }

    /** Publishes the routes of all projects, and takes away those that an earlier life has left behind. */
    public void publishAll(List<PreviewTarget> targets) {
        parts.routes().retain(targets);
        targets.forEach(this::publish);
    }

    /** Frees the project's sandbox and takes its host name away, for good. */
    public void remove(PreviewTarget target) {
        removed.add(target.project());
        Preview preview = previews.remove(target.project());
        if (preview != null) {
            preview.close();
        }
        parts.provider().remove(sandboxId(target.project()));
        parts.routes().remove(target);
    }

    /** Stops what nobody has asked for in a while. Called every few seconds by whoever owns this. */
    public void stopIdle() {
        Instant before = parts.clock().instant().minus(settings.idle());
        previews.values().forEach(preview -> preview.stopIfIdleSince(before));
    }

    /** Is told the project whenever its preview's state changes; must not block. */
    public AutoCloseable onChange(Consumer<ProjectId> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Stops all. */
    @Override
    public void close() {
        previews.values().forEach(Preview::close);
    }

    static SandboxId sandboxId(ProjectId project) {
        return new SandboxId("p" + project.toString().replace("-", ""));
    }

    private Preview previewOf(PreviewTarget target) {
        if (removed.contains(target.project())) {
            throw Fault.notFound("project").asException();
        }
        return previews.computeIfAbsent(target.project(), project -> new Preview(parts, target));
    }

    private void tell(ProjectId project) {
        for (Consumer<ProjectId> listener : listeners) {
            try {
                listener.accept(project);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "a listener for previews failed", e);
            }
        }
    }
}
