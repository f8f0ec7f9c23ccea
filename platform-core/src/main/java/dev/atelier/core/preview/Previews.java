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
import dev.atelier.core.tenant.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Every project's dev server on this node. A project has one sandbox, in which both its dev server and its agent's
 * commands run; it is made when it is first needed and freed when it has idled.
 */
public final class Previews implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Previews.class.getName());

    private final PreviewSettings settings;
    private final Parts parts;
    private final WarmPool pool;
    private final Map<ProjectId, Preview> previews = new ConcurrentHashMap<>();
    /** Taken from the pool for a project that is just being made. */
    private final Map<ProjectId, Sandbox> promised = new ConcurrentHashMap<>();
    /** Whoever still works on a project that was deleted must not bring its preview back. */
    private final Set<ProjectId> removed = ConcurrentHashMap.newKeySet();

    private final List<Consumer<ProjectId>> listeners = new CopyOnWriteArrayList<>();

    /** What all previews share. */
    record Parts(
            Supplier<PreviewSettings> current,
            SandboxProvider provider,
            Function<TenantId, SandboxLimits> limitsOf,
            Supplier<SandboxLimits> currentLimits,
            Supplier<EgressPolicy> currentEgress,
            SourceTrees sources,
            StarterFiles template,
            RouteTable routes,
            StartQueue starts,
            Clock clock,
            Consumer<ProjectId> changed) {

        /** As they are now. */
        PreviewSettings settings() {
            return current.get();
        }

        /** Those of a tenant's sandbox that is made now. */
        SandboxLimits limits(TenantId tenant) {
            return limitsOf.apply(tenant);
        }

        /** Those of a sandbox that is made now, for whoever has no others. */
        SandboxLimits limits() {
            return currentLimits.get();
        }

        /** That of a sandbox that is made now. */
        EgressPolicy egress() {
            return currentEgress.get();
        }
    }

    /**
     * Nothing runs yet.
     *
     * @param current asked anew for how long things may take and idle; where previews are served stays
     * @param limits asked anew for each sandbox of a tenant, as is {@code egress}
     * @param common those of tenants that have no others
     * @param template what new projects begin as, and whose packages every project gets
     */
    public Previews(
            Supplier<PreviewSettings> current,
            SandboxProvider provider,
            Function<TenantId, SandboxLimits> limits,
            Supplier<SandboxLimits> common,
            Supplier<EgressPolicy> egress,
            SourceTrees sources,
            StarterFiles template,
            Clock clock) {
        this.settings = current.get();
        this.parts = new Parts(
                current,
                provider,
                limits,
                common,
                egress,
                sources,
                template,
                new RouteTable(settings),
                new StartQueue(settings.startsAtOnce()),
                clock,
                this::tell);
        this.pool = new WarmPool(parts);
    }

    /**
     * The id of a project whose files and dev server are there already, for a project that is about to be made from the
     * template; empty when none is ready. Either the project is made and {@link #publish published}, or the id is given
     * back with {@link #discard}. What waits has the limits of everybody, and is not for a tenant that has less.
     */
    public Optional<ProjectId> takeWarm(TenantId tenant) {
        if (!parts.limits(tenant).equals(parts.limits())) {
            return Optional.empty();
        }
        return pool.take().map(warm -> {
            promised.put(warm.project(), warm.sandbox());
            return warm.project();
        });
    }

    /** Frees what was ready for a project that was not made after all. */
    public void discard(ProjectId project) {
        if (promised.remove(project) != null) {
            parts.provider().remove(sandboxId(project));
        }
    }

    /** How many sandboxes wait for a project. */
    public int warm() {
        return pool.size();
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

    /**
     * Sets going what is paused, which takes milliseconds; starts what does not run, and returns at once: how that goes
     * is the state's to tell.
     */
    public void wake(PreviewTarget target) {
        Preview preview = previewOf(target);
        preview.touch();
        if (preview.state() instanceof PreviewState.Paused && preview.resume()) {
            return;
        }
        startInBackground(preview, target);
    }

    /** Sets a paused preview going, of which nothing but its id is known; false if it is not paused. */
    public boolean resume(ProjectId project) {
        Preview preview = previews.get(project);
        return preview != null && preview.state() instanceof PreviewState.Paused && preview.resume();
    }

    /**
     * Keeps the preview from being paused or stopped while somebody works on the project, and sets it going if it is
     * paused; starts nothing.
     */
    public Hold hold(PreviewTarget target) {
        return previewOf(target).hold();
    }

    private static void startInBackground(Preview preview, PreviewTarget target) {
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
    @SuppressWarnings("try") // the hold is held, not used
    public List<String> check(PreviewTarget target) throws InterruptedException {
        try (Hold hold = hold(target)) {
            Sandbox sandbox = open(target);
            return new AppCheck(new DevServerClient(sandbox.devSocket(), PreviewTickets.host(settings, target))).run();
        }
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

    /** How the project's sandbox is made. */
    public String providerName(PreviewTarget target) {
        return parts.provider().nameFor(PreviewStart.spec(parts, target));
    }

    public PreviewState state(ProjectId project) {
        return Optional.ofNullable(previews.get(project)).map(Preview::state).orElseGet(PreviewState.Sleeping::new);
    }

    public StartTimeline timeline(ProjectId project) {
        return Optional.ofNullable(previews.get(project))
                .map(Preview::timeline)
                .orElseGet(() -> new StartTimeline(List.of()));
    }

    /**
     * Takes over what an earlier life of the platform has left: publishes the routes of all projects, adopts the
     * sandboxes that still live (in the background), and removes what belongs to none of them.
     */
    public void takeOver(List<PreviewTarget> targets) {
        Map<SandboxId, PreviewTarget> owners = targets.stream()
                .collect(Collectors.toMap(target -> sandboxId(target.project()), target -> target, (one, same) -> one));
        Set<SandboxId> kept = new HashSet<>(parts.provider().existing());
        kept.retainAll(owners.keySet());
        parts.provider().retain(kept);
        parts.sources().removeAbandoned();
        parts.routes().retain(targets);
        targets.forEach(this::publish);
        for (SandboxId id : kept) {
            Preview preview = previewOf(Objects.requireNonNull(owners.get(id)));
            Thread.ofVirtual().name("adopt-" + id).start(() -> quietly("adopted", preview, preview::adopt));
        }
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

    /** Pauses and stops what nobody uses, and keeps the pool filled. Called every second by whoever owns this. */
    public void lookAfter() {
        Instant now = parts.clock().instant();
        previews.values().forEach(preview -> quietly("looked after", preview, () -> preview.lookAfter(now)));
        pool.refill();
    }

    /**
     * Finds out what has died, by whatever cause, and starts again what somebody uses (S4). Asks the provider about each
     * sandbox, so it is called every few seconds.
     */
    public void inspect() {
        Instant now = parts.clock().instant();
        for (Preview preview : previews.values()) {
            quietly("inspected", preview, () -> {
                if (preview.isMissed(now)) {
                    startInBackground(preview, preview.target());
                }
            });
        }
        pool.inspect();
        clearLeftovers();
    }

    private void clearLeftovers() {
        Set<SandboxId> existing;
        try {
            existing = Set.copyOf(parts.provider().existing());
        } catch (FaultException e) {
            LOG.log(Level.DEBUG, "nobody can be asked which sandboxes there are", e);
            return;
        }
        for (Preview preview : previews.values()) {
            if (existing.contains(sandboxId(preview.target().project()))) {
                quietly("cleared of leftovers", preview, preview::clearLeftovers);
            }
        }
    }

    /** Is told the project whenever its preview's state changes; must not block. */
    public AutoCloseable onChange(Consumer<ProjectId> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Stops all. */
    @Override
    public void close() {
        pool.close();
        previews.values().forEach(Preview::close);
        Set.copyOf(promised.keySet()).forEach(this::discard);
    }

    static SandboxId sandboxId(ProjectId project) {
        return new SandboxId("p" + project.toString().replace("-", ""));
    }

    private Preview previewOf(PreviewTarget target) {
        if (removed.contains(target.project())) {
            throw Fault.notFound("project").asException();
        }
        return previews.computeIfAbsent(target.project(), project -> {
            Sandbox warm = promised.remove(project);
            return warm == null ? new Preview(parts, target) : Preview.of(parts, target, warm);
        });
    }

    /** One preview's trouble is not the others'. */
    private static void quietly(String what, Preview preview, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "preview of project " + preview.target().project() + " could not be " + what, e);
        }
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
