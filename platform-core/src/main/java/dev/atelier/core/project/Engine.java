package dev.atelier.core.project;

import dev.atelier.core.agent.Agent;
import dev.atelier.core.agent.builder.AgentSettings;
import dev.atelier.core.agent.builder.BuilderAgent;
import dev.atelier.core.agent.rules.RulesAgent;
import dev.atelier.core.blob.BlobStore;
import dev.atelier.core.blob.file.FileBlobStore;
import dev.atelier.core.config.Settings;
import dev.atelier.core.model.Models;
import dev.atelier.core.preview.PreviewSettings;
import dev.atelier.core.preview.PreviewTickets;
import dev.atelier.core.preview.Previews;
import dev.atelier.core.run.RunSettings;
import dev.atelier.core.run.Runs;
import dev.atelier.core.run.Workers;
import dev.atelier.core.sandbox.EgressListener;
import dev.atelier.core.sandbox.SandboxChoice;
import dev.atelier.core.sandbox.SandboxSettings;
import dev.atelier.core.sandbox.Sandboxes;
import dev.atelier.core.sandbox.daemon.SandboxUser;
import dev.atelier.core.share.ShareLinks;
import dev.atelier.core.source.FileOwner;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourceTrees;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Tenants;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Puts the engine together from its parts, starts it, and stops it. One per process; all that it hands out is thread-safe.
 */
public final class Engine implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Engine.class.getName());
    private static final long HOUSEKEEPING_SECONDS = 10;
    private static final long DRAFTS_SECONDS = 600;
    private static final Duration WARM_UP_LONGEST = Duration.ofSeconds(20);

    private final Runs runs;
    private final Projects projects;
    private final ProjectImages images;
    private final Previews previews;
    private final PreviewTickets tickets;
    private final Models models;
    private final SandboxChoice sandboxes;
    private final ProjectStore store;
    private final Sharing sharing;
    private final BlobStore blobs;
    private final Purger purger;
    private final Workers workers;
    private final ScheduledExecutorService housekeeping;
    private final Thread warmUp;

    /**
     * Starts everything but the database, which the caller opens before and closes afterwards.
     *
     * @param environment of this process, for what the machine itself is set up with
     * @throws dev.atelier.core.config.SettingException naming the setting that is missing or wrong
     */
    public static Engine start(Settings settings, Map<String, String> environment, Database database) {
        SandboxSettings sandboxSettings = SandboxSettings.from(settings, environment);
        SandboxChoice sandboxes = Sandboxes.choose(sandboxSettings, EgressListener.logging());
        try {
            return new Engine(settings, sandboxSettings, sandboxes, database);
        } catch (RuntimeException e) {
            sandboxes.provider().close();
            throw e;
        }
    }

    Engine(Settings settings, SandboxSettings sandboxSettings, SandboxChoice sandboxes, Database database) {
        Clock clock = Clock.systemUTC();
        this.sandboxes = sandboxes;
        PreviewSettings previewSettings = PreviewSettings.from(settings);
        Path home = sandboxSettings.home();
        SourceTrees sources = new SourceTrees(home.resolve("projects"), home.resolve("history"), owner());
        ProjectTemplate template = ProjectTemplate.from(settings);
        this.tickets = new PreviewTickets(previewSettings, clock);
        this.previews = new Previews(
                previewSettings,
                sandboxes.provider(),
                sandboxSettings.limits(),
                sandboxSettings.egress(),
                sources,
                template.dependencies(),
                clock);
        this.runs = new Runs(database, RunSettings.from(settings), clock);
        this.store = new ProjectStore(database, clock);
        this.models = Models.from(settings);
        this.blobs = new FileBlobStore(home.resolve("blobs"));
        ImageSettings imageSettings = ImageSettings.from(settings, home);
        ImageStore imageStore = new ImageStore(database, store, imageSettings, clock);
        this.images = new ProjectImages(
                database,
                imageStore,
                store,
                blobs,
                new ImageFiles(imageStore, blobs),
                sources,
                runs,
                imageSettings,
                clock);
        this.projects = new Projects(database, store, runs, sources, template, previews, tickets, images);
        ShareLinks links = new ShareLinks(database, clock, previewSettings.gatewayKey(), previewSettings.publicUrl());
        this.sharing = new Sharing(store, links, previews, tickets);
        this.purger = new Purger(new Purger.Parts(
                database, sources, previews, blobs, links, new DefaultProjects(database, store), runs, clock));
        TurnHandler handler =
                new TurnHandler(store, sources, previews, runs, agents(settings, models), imageStore, blobs);
        // Sandboxes of an earlier life are in nobody's hands; a preview that is asked for starts anew in half a second.
        sandboxes.provider().existing().forEach(sandboxes.provider()::remove);
        sharing.refresh();
        previews.publishAll(store.targetsForGateway());
        this.workers = runs.startWorkers(
                settings.text("atelier.node").orElseGet(() -> NodeName.of(home)),
                handler,
                new Tenants(database, clock)::actorFor);
        this.housekeeping = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("housekeeping").factory());
        this.warmUp = Thread.ofVirtual().name("warm-up").start(sources::warmUp);
        startHousekeeping();
    }

    public Runs runs() {
        return runs;
    }

    public Projects projects() {
        return projects;
    }

    public ProjectImages images() {
        return images;
    }

    public Sharing sharing() {
        return sharing;
    }

    public BlobStore blobs() {
        return blobs;
    }

    public Previews previews() {
        return previews;
    }

    public PreviewTickets tickets() {
        return tickets;
    }

    public Models models() {
        return models;
    }

    /** How sandboxes are made, and why so. */
    public SandboxChoice sandboxes() {
        return sandboxes;
    }

    /** How many runs are being worked on by this process. */
    public int busyWorkers() {
        return workers.busy();
    }

    /** Starts a preview on the gateway's behalf, which has no actor; returns at once, also for what does not exist. */
    public void wake(ProjectId project) {
        store.targetForGateway(project).ifPresent(previews::wake);
    }

    @Override
    public void close() {
        housekeeping.shutdownNow();
        workers.close();
        previews.close();
        sandboxes.provider().close();
        awaitWarmUp();
    }

    /** It writes below the data directory, which belongs to somebody else once this is closed. */
    private void awaitWarmUp() {
        try {
            if (!warmUp.join(WARM_UP_LONGEST)) {
                LOG.log(Level.WARNING, "the warm-up goes on after the end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startHousekeeping() {
        every(HOUSEKEEPING_SECONDS, previews::stopIdle);
        every(HOUSEKEEPING_SECONDS, purger::purge);
        every(HOUSEKEEPING_SECONDS, sharing::refresh);
        every(DRAFTS_SECONDS, images::deleteOldDrafts);
    }

    private void every(long seconds, Runnable task) {
        var unused = housekeeping.scheduleWithFixedDelay(() -> quietly(task), 0, seconds, TimeUnit.SECONDS);
    }

    private static void quietly(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again.
            LOG.log(Level.WARNING, "housekeeping failed and is tried again later", e);
        }
    }

    private static Agents agents(Settings settings, Models models) {
        AgentSettings limits = AgentSettings.from(settings);
        return new Agents(models.preferred().<Agent>map(model -> new BuilderAgent(model, limits)), new RulesAgent());
    }

    /** Sandboxed code must be able to write what the platform has written, and nothing else of the machine's. */
    private static FileOwner owner() {
        SandboxUser user = SandboxUser.ofThisProcess();
        return SandboxUser.platformIsRoot() ? FileOwner.of(user.uid(), user.gid()) : FileOwner.keepProcessOwner();
    }
}
