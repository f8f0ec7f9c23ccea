package dev.atelier.core.project;

import dev.atelier.core.agent.builder.AgentSettings;
import dev.atelier.core.agent.builder.BuilderAgent;
import dev.atelier.core.agent.rules.RulesAgent;
import dev.atelier.core.agent.rules.chores.ChoresAgent;
import dev.atelier.core.blob.BlobStore;
import dev.atelier.core.blob.file.FileBlobStore;
import dev.atelier.core.browser.BrowserSettings;
import dev.atelier.core.browser.PageLooker;
import dev.atelier.core.browser.chromium.ChromiumLooker;
import dev.atelier.core.config.LiveKey;
import dev.atelier.core.config.Settings;
import dev.atelier.core.forge.Forges;
import dev.atelier.core.forge.PullRequests;
import dev.atelier.core.model.Models;
import dev.atelier.core.net.AddressPolicy;
import dev.atelier.core.net.Connector;
import dev.atelier.core.preview.PreviewSettings;
import dev.atelier.core.preview.PreviewTickets;
import dev.atelier.core.preview.Previews;
import dev.atelier.core.preview.StarterFiles;
import dev.atelier.core.run.RunSettings;
import dev.atelier.core.run.Runs;
import dev.atelier.core.run.Workers;
import dev.atelier.core.sandbox.EgressListener;
import dev.atelier.core.sandbox.EgressPolicy;
import dev.atelier.core.sandbox.SandboxChoice;
import dev.atelier.core.sandbox.SandboxLimits;
import dev.atelier.core.sandbox.SandboxSettings;
import dev.atelier.core.sandbox.Sandboxes;
import dev.atelier.core.sandbox.daemon.SandboxUser;
import dev.atelier.core.share.ShareLinks;
import dev.atelier.core.source.FileOwner;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourceTrees;
import dev.atelier.core.source.git.GitImport;
import dev.atelier.core.source.git.GitPush;
import dev.atelier.core.source.git.GitSettings;
import dev.atelier.core.store.Database;
import dev.atelier.core.task.TaskAgents;
import dev.atelier.core.task.TaskParts;
import dev.atelier.core.task.TaskRuns;
import dev.atelier.core.task.TaskSettings;
import dev.atelier.core.task.Tasks;
import dev.atelier.core.tenant.LimitedTenants;
import dev.atelier.core.tenant.Tenants;
import dev.atelier.core.usage.Prices;
import dev.atelier.core.vault.MasterKeys;
import dev.atelier.core.vault.Sealing;
import dev.atelier.core.vault.Vault;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Puts the engine together from its parts, starts it, and stops it. One per process; all that it hands out is thread-safe.
 */
public final class Engine implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Engine.class.getName());
    private static final long HOUSEKEEPING_SECONDS = 10;
    private static final long INSPECTION_SECONDS = 5;
    private static final long DRAFTS_SECONDS = 600;
    private static final long ROTATION_SECONDS = 60;
    private static final Duration WARM_UP_LONGEST = Duration.ofSeconds(20);

    private final Allowances allowances;
    private final Runs runs;
    private final Projects projects;
    private final Versions versions;
    private final ElementPictures elements;
    private final Editing editing;
    private final Timeline timeline;
    private final Visits visits;
    private final ProjectImages images;
    private final Previews previews;
    private final PreviewTickets tickets;
    private final ProjectConsole console;
    private final Supplier<Models> models;
    private final SandboxChoice sandboxes;
    private final Optional<PageLooker> looker;
    private final VersionLooks versionLooks;
    private final ProjectStore store;
    private final Sharing sharing;
    private final BlobStore blobs;
    private final Vault vault;
    private final Tasks tasks;
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
            return new Engine(settings, sandboxSettings, sandboxes, looker(settings, environment), database);
        } catch (RuntimeException e) {
            sandboxes.provider().close();
            throw e;
        }
    }

    /** What of the engine's settings takes effect while it runs (R14). */
    public static List<LiveKey> liveKeys() {
        return Stream.of(
                        Models.LIVE,
                        Prices.LIVE,
                        AgentSettings.LIVE,
                        TaskSettings.LIVE,
                        GitSettings.LIVE,
                        AddressPolicy.LIVE,
                        RunSettings.LIVE,
                        PreviewSettings.LIVE,
                        SandboxSettings.LIVE,
                        ImageSettings.LIVE)
                .flatMap(List::stream)
                .toList();
    }

    Engine(
            Settings settings,
            SandboxSettings sandboxSettings,
            SandboxChoice sandboxes,
            Optional<PageLooker> looker,
            Database database) {
        Clock clock = Clock.systemUTC();
        this.sandboxes = sandboxes;
        this.looker = looker;
        Supplier<PreviewSettings> previewing = settings.live(PreviewSettings::from);
        PreviewSettings previewSettings = previewing.get();
        Path home = sandboxSettings.home();
        SourceTrees sources = new SourceTrees(home.resolve("projects"), home.resolve("history"), owner());
        ProjectTemplate template = ProjectTemplate.from(settings);
        this.tickets = new PreviewTickets(previewSettings, clock);
        Supplier<SandboxLimits> limits = settings.live(SandboxSettings::limits);
        Supplier<EgressPolicy> egress = settings.live(now -> SandboxSettings.egress(now, sandboxSettings.registries()));
        Supplier<RunSettings> runSettings = settings.live(RunSettings::from);
        this.allowances = new Allowances(new LimitedTenants(database, clock), limits, runSettings);
        this.previews = new Previews(
                previewing,
                sandboxes.provider(),
                allowances::sandbox,
                limits,
                egress,
                sources,
                new StarterFiles(template.directory(), template.dependencies()),
                clock);
        this.runs = new Runs(database, runSettings, clock);
        this.store = new ProjectStore(database, clock);
        this.models = settings.live(Models::from);
        this.blobs = new FileBlobStore(home.resolve("blobs"));
        Supplier<ImageSettings> imageSettings = settings.live(now -> ImageSettings.from(now, home));
        ImageStore imageStore = new ImageStore(database, store, imageSettings, clock);
        ImageFiles imageFiles = new ImageFiles(imageStore, blobs);
        this.images = new ProjectImages(
                database, imageStore, store, blobs, imageFiles, sources, runs, imageSettings.get(), clock);
        AppLooks looks = new AppLooks(looker, previews, tickets, blobs);
        this.versionLooks = new VersionLooks(looks, store, runs, previews);
        this.projects = new Projects(database, store, runs, sources, template, previews, tickets, versionLooks, images);
        this.versions = new Versions(database, store, runs, sources, looks);
        this.elements = new ElementPictures(store, looks);
        ShareLinks links = new ShareLinks(database, clock, previewSettings.gatewayKey(), previewSettings.publicUrl());
        this.sharing = new Sharing(store, links, previews, tickets);
        Supplier<AgentSettings> agentSettings = settings.live(AgentSettings::from);
        Supplier<Prices> prices = settings.live(Prices::from);
        MasterKeys keys = MasterKeys.from(settings);
        this.vault = new Vault(database, clock, keys);
        Connector connector = Connector.from(settings);
        Supplier<GitSettings> gitSettings = settings.live(GitSettings::from);
        Forges forges = Forges.from(settings, connector);
        TaskParts taskParts = new TaskParts(
                database,
                clock,
                settings.live(TaskSettings::from),
                runs,
                new RepositoryProjects(store),
                sources,
                blobs,
                new TaskParts.Sandboxing(sandboxes, allowances::sandbox, egress),
                new GitImport(connector, gitSettings),
                forges,
                new PullRequests(forges, new GitPush(connector, gitSettings)),
                vault,
                new Sealing(keys),
                new TaskAgents(models, agentSettings),
                prices);
        this.tasks = new Tasks(taskParts);
        this.purger = new Purger(new Purger.Parts(
                database,
                sources,
                previews,
                blobs,
                links,
                looks,
                new DefaultProjects(database, store),
                tasks,
                runs,
                clock));
        this.console = new ProjectConsole(database, store, runs, previews);
        Tenants tenants = new Tenants(database, clock);
        VersionMaker maker = new VersionMaker(store, versionLooks, imageFiles);
        this.editing = new Editing(database, store, runs, sources, maker);
        this.timeline = new Timeline(store, runs, tenants);
        this.visits = new Visits(database, store, runs, tenants, clock);
        TurnHandler handler = new TurnHandler(new TurnHandler.Parts(
                store,
                sources,
                previews,
                runs,
                agents(agentSettings, models),
                looks,
                versionLooks,
                maker,
                imageStore,
                imageFiles,
                blobs,
                new TaskRuns(taskParts),
                () -> taskParts.settings().testTime(),
                prices));
        sharing.refresh();
        previews.takeOver(store.targetsForGateway());
        this.workers = runs.startWorkers(
                settings.text("atelier.node").orElseGet(() -> NodeName.of(home)),
                handler,
                tenants::actorFor,
                allowances::run);
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

    public Versions versions() {
        return versions;
    }

    public ElementPictures elements() {
        return elements;
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

    public Tasks tasks() {
        return tasks;
    }

    /** Members' tokens for other systems. */
    public Vault vault() {
        return vault;
    }

    /** What goes on in the projects' sandboxes. */
    public ProjectConsole console() {
        return console;
    }

    /** What each tenant's sandboxes and runs may use. */
    public Allowances allowances() {
        return allowances;
    }

    public Editing editing() {
        return editing;
    }

    public Timeline timeline() {
        return timeline;
    }

    public Visits visits() {
        return visits;
    }

    public Previews previews() {
        return previews;
    }

    public PreviewTickets tickets() {
        return tickets;
    }

    public Models models() {
        return models.get();
    }

    /** How sandboxes are made, and why so. */
    public SandboxChoice sandboxes() {
        return sandboxes;
    }

    /** The browser that looks at apps, if one is used. */
    public Optional<PageLooker> looker() {
        return looker;
    }

    /** How many runs are being worked on by this process. */
    public int busyWorkers() {
        return workers.busy();
    }

    /** Starts a preview on the gateway's behalf, which has no actor; returns at once, also for what does not exist. */
    public void wake(ProjectId project) {
        // What is paused goes on without a question to the database: somebody waits for its page.
        if (!previews.resume(project)) {
            store.targetForGateway(project).ifPresent(previews::wake);
        }
    }

    @Override
    public void close() {
        housekeeping.shutdownNow();
        workers.close();
        versionLooks.close();
        looker.ifPresent(PageLooker::close);
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
        every(1, previews::lookAfter);
        every(INSPECTION_SECONDS, previews::inspect);
        every(HOUSEKEEPING_SECONDS, purger::purge);
        every(HOUSEKEEPING_SECONDS, sharing::refresh);
        every(HOUSEKEEPING_SECONDS, tasks::lookAfter);
        every(ROTATION_SECONDS, vault::rotate);
        looker.ifPresent(browser -> every(HOUSEKEEPING_SECONDS, browser::closeIdle));
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

    private static Optional<PageLooker> looker(Settings settings, Map<String, String> environment) {
        BrowserSettings browser = BrowserSettings.from(settings, environment);
        if (browser.program().isEmpty()) {
            LOG.log(Level.INFO, "no browser is used: apps are checked by their dev server alone");
            return Optional.empty();
        }
        return Optional.of(new ChromiumLooker(browser));
    }

    private static Agents agents(Supplier<AgentSettings> limits, Supplier<Models> models) {
        return new Agents(
                () -> models.get().preferred().map(model -> new BuilderAgent(model, limits.get())),
                new RulesAgent(),
                new ChoresAgent());
    }

    /** Sandboxed code must be able to write what the platform has written, and nothing else of the machine's. */
    private static FileOwner owner() {
        SandboxUser user = SandboxUser.ofThisProcess();
        return SandboxUser.platformIsRoot() ? FileOwner.of(user.uid(), user.gid()) : FileOwner.keepProcessOwner();
    }
}
