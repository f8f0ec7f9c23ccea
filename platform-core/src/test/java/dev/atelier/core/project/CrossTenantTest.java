package dev.atelier.core.project;

import static dev.atelier.core.project.Attempts.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.browser.PageSpot;
import dev.atelier.core.config.Settings;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.run.Ask;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.run.RunListener;
import dev.atelier.core.run.Runs;
import dev.atelier.core.run.Subscription;
import dev.atelier.core.run.WaitingRuns;
import dev.atelier.core.secret.Secret;
import dev.atelier.core.share.ShareLife;
import dev.atelier.core.share.ShareLinkId;
import dev.atelier.core.share.ShareLinks;
import dev.atelier.core.source.FileEdit;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import dev.atelier.core.task.Tasks;
import dev.atelier.core.tenant.AccessTokens;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.NewAccessToken;
import dev.atelier.core.tenant.Right;
import dev.atelier.core.tenant.Tenants;
import dev.atelier.core.vault.MasterKeys;
import dev.atelier.core.vault.StoredSecretId;
import dev.atelier.core.vault.Vault;
import jakarta.persistence.PersistenceException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever belongs to another tenant finds nothing, by any method that takes an actor. A method without an entry here fails
 * the test: a new way to the data needs a proof of its own.
 */
@ExtendWith(TestDatabase.class)
class CrossTenantTest {
    private static final List<Class<?>> FACES = List.of(
            Projects.class,
            Versions.class,
            ElementPictures.class,
            ProjectConsole.class,
            ProjectStore.class,
            DefaultProjects.class,
            Sharing.class,
            ShareLinks.class,
            ProjectImages.class,
            ImageStore.class,
            Runs.class,
            WaitingRuns.class,
            Editing.class,
            Timeline.class,
            Visits.class,
            Tenants.class,
            AccessTokens.class,
            Vault.class,
            Tasks.class,
            RepositoryProjects.class);

    /** Not for tenants: the platform's own calls, each with the reason why it needs no actor. */
    private static final Set<String> WITHOUT_ACTOR = Set.of(
            "ProjectStore.ofTasks", // the same store; its methods take the actor
            "ProjectStore.targetsForGateway", // at start, before anybody can ask
            "ProjectStore.targetForGateway", // answers nothing to whoever asks
            "DefaultProjects.erase", // of a deleted project
            "Sharing.visit", // whoever has a link has nothing else
            "Sharing.refresh", // for the gateway
            "ShareLinks.open", // whoever has a link has nothing else
            "ShareLinks.allInForce", // for the gateway
            "ShareLinks.erase", // of a deleted project
            "ImageStore.draftsBefore", // of housekeeping
            "ProjectImages.deleteOldDrafts", // of housekeeping
            "Runs.startWorkers:RunHandler", // at start
            "Runs.observe", // for the platform's figures
            "Runs.observed", // for the platform's figures
            "Runs.figures", // numbers alone
            "Runs.waiting", // a face of its own, tried below
            "Runs.erase", // of a deleted project
            "Tenants.signIn", // makes the actor
            "Tenants.actorFor", // of a run that goes on after its request
            "AccessTokens.actorFor", // makes the actor
            "Vault.rotate", // answers a number
            "Tasks.erase", // of a deleted project
            "Tasks.lookAfter", // of housekeeping
            "ProjectStore.abandon", // of housekeeping
            "RepositoryProjects.abandon"); // of housekeeping

    private final Database database;
    private final Attempts attempts = new Attempts();
    private Engine engine;

    @TempDir
    private Path files;

    @SuppressWarnings("NullAway.Init") // filled before each test
    CrossTenantTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void given_a_project_of_another_tenant(@TempDir Path directory) {
        engine = EngineFixture.start(directory, database, Map.of("ATELIER_WORKERS", "0"));
        Actor anna = EngineFixture.person(database, "anna", "riverside");
        Actor nora = EngineFixture.person(database, "nora", "northwind");
        Project project = engine.projects().create(anna, "Mine");
        RunId run = engine.projects().ask(anna, project.id(), "a page");
        AccessTokens tokens = new AccessTokens(database, Clock.systemUTC());
        NewAccessToken token = tokens.create(anna, "mine", Right.READ, Duration.ofDays(1));
        projects(engine.projects(), nora, project, run);
        versions(engine.versions(), nora, project.id());
        console(engine.console(), nora, project.id());
        new StoreAttempts(database).add(attempts, nora, project, engine.runs().get(anna, run));
        files(nora, project.id());
        waiting(engine.runs().waiting(), nora, project.id(), run);
        sharing(
                nora,
                project.id(),
                engine.sharing().create(anna, project.id(), ShareLife.DAY).id());
        new ImageAttempts(engine.images(), database).add(attempts, anna, nora, project.id());
        runs(engine.runs(), nora, project.id(), run);
        Tenants tenants = new Tenants(database, Clock.systemUTC());
        attempts.put(
                "Tenants.members",
                () -> tenants.members(nora).stream()
                        .filter(member -> !member.id().equals(nora.member()))
                        .toList());
        attempts.put(
                "Tenants.current",
                () -> Optional.of(tenants.current(nora))
                        .filter(tenant -> !tenant.id().equals(nora.tenant())));
        attempts.put("AccessTokens.list", () -> tokens.list(nora));
        attempts.put(
                "AccessTokens.revoke",
                () -> call(() -> tokens.revoke(nora, token.token().id())));
        Vault vault = new Vault(
                database,
                Clock.systemUTC(),
                MasterKeys.from(Settings.fromEnvironment(Map.of("ATELIER_SECRETS_KEY", "A".repeat(43) + "="))));
        StoredSecretId stored =
                vault.put(anna, "github.com", new Secret("tok-Zq81vv")).id();
        attempts.put("Vault.list", () -> vault.list(nora));
        attempts.put("Vault.find", () -> vault.find(nora, "github.com"));
        attempts.put("Vault.delete", () -> call(() -> vault.delete(nora, stored)));
        new TaskAttempts(engine.tasks(), database, files).add(attempts, anna, nora);
        // Keeps a token of the caller's own; there is nothing of another tenant's to name.
        attempts.put("Vault.put", List::of);
        // Makes a token of the caller's own; there is nothing of another tenant's to name.
        attempts.put("AccessTokens.create", List::of);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    @DisplayName("R10 every method that takes an actor answers another tenant as if nothing were there")
    void nothing_is_there() {
        assertThat(attempts.all()).hasSizeGreaterThan(25);
        attempts.all()
                .forEach(
                        (name, attempt) -> assertThat(outcome(attempt)).as(name).isEqualTo("nothing"));
    }

    @Test
    @DisplayName("Every method of every face takes an actor, and is tried above")
    void every_method_is_tried() {
        Set<String> missing = new TreeSet<>();
        for (Class<?> face : FACES) {
            methods(face).forEach(method -> {
                String name = nameOf(face, method);
                boolean takesActor = Arrays.asList(method.getParameterTypes()).contains(Actor.class);
                if (takesActor ? !attempts.all().containsKey(name) : !WITHOUT_ACTOR.contains(name)) {
                    missing.add(name);
                }
            });
        }

        assertThat(missing).as("methods without an actor or without an attempt").isEmpty();
    }

    private void sharing(Actor nora, ProjectId id, ShareLinkId link) {
        Sharing sharing = engine.sharing();
        attempts.put("Sharing.create", () -> sharing.create(nora, id, ShareLife.DAY));
        attempts.put("Sharing.list", () -> sharing.list(nora, id));
        attempts.put("Sharing.revoke", () -> call(() -> sharing.revoke(nora, id, link)));
        ShareLinks links = new ShareLinks(
                database, Clock.systemUTC(), new Secret(EngineFixture.KEY), URI.create("http://atelier.localhost"));
        attempts.put("ShareLinks.create", () -> links.create(nora, id, ShareLife.DAY));
        attempts.put("ShareLinks.list", () -> links.list(nora, id));
        attempts.put("ShareLinks.revoke", () -> call(() -> links.revoke(nora, id, link)));
        DefaultProjects defaults = new DefaultProjects(database, new ProjectStore(database, Clock.systemUTC()));
        attempts.put("DefaultProjects.find", () -> defaults.find(nora));
        // A key of both columns keeps it from pointing at another tenant's project.
        attempts.put("DefaultProjects.set", () -> refused(() -> defaults.set(nora, id)));
    }

    private void waiting(WaitingRuns waiting, Actor nora, ProjectId id, RunId run) {
        attempts.put("WaitingRuns.of", () -> waiting.of(nora, id));
        attempts.put("WaitingRuns.reword", () -> call(() -> waiting.reword(nora, run, 9, ask -> ask)));
        attempts.put("WaitingRuns.remove", () -> call(() -> waiting.remove(nora, run)));
        attempts.put("WaitingRuns.move", () -> call(() -> waiting.move(nora, run, 1)));
        attempts.put("WaitingRuns.moveUpAndStop", () -> call(() -> waiting.moveUpAndStop(nora, run)));
    }

    private static Object refused(Callable<?> attempt) throws Exception {
        try {
            return attempt.call();
        } catch (PersistenceException e) {
            return Database.isMissingReference(e) ? List.of() : e;
        }
    }

    private static void restart(Projects projects, Actor nora, ProjectId id) {
        try {
            projects.restart(nora, id);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void versions(Versions versions, Actor nora, ProjectId id) {
        attempts.put("Versions.restore", () -> versions.restore(nora, id, 1));
        attempts.put("Versions.list", () -> versions.list(nora, id));
        attempts.put("Versions.get", () -> versions.get(nora, id, 1));
        attempts.put("Versions.lastGood", () -> versions.lastGood(nora, id, 2));
        attempts.put("Versions.screenshot", () -> versions.screenshot(nora, id, 1));
        attempts.put(
                "Versions.picture",
                () -> versions.picture(nora, id, AppLooks.folder(id).child("1.jpg")));
        attempts.put("Versions.diff", () -> versions.diff(nora, id, 1, 1));
        attempts.put(
                "Versions.writePatch",
                () -> call(() -> versions.writePatch(nora, id, 1, 1, OutputStream.nullOutputStream())));
        attempts.put("Versions.files", () -> versions.files(nora, id, 1));
        attempts.put("Versions.file", () -> versions.file(nora, id, 1, SourcePath.of("index.html")));
        attempts.put(
                "Versions.export", () -> call(() -> versions.export(nora, id, 1, OutputStream.nullOutputStream())));
    }

    private void projects(Projects projects, Actor nora, Project project, RunId run) {
        ProjectId id = project.id();
        attempts.put("Projects.list", () -> projects.list(nora));
        attempts.put("Projects.get", () -> projects.get(nora, id));
        attempts.put("Projects.getBySlug", () -> projects.getBySlug(nora, project.slug()));
        attempts.put("Projects.rename", () -> projects.rename(nora, id, "Hers"));
        attempts.put("Projects.delete", () -> call(() -> projects.delete(nora, id)));
        attempts.put("Projects.ask:ProjectId", () -> projects.ask(nora, id, "make it hers"));
        attempts.put("Projects.askInstead", () -> projects.askInstead(nora, id, "make it hers", List.of()));
        attempts.put("Projects.reword", () -> call(() -> projects.reword(nora, run, 9, "make it hers")));
        attempts.put("Projects.conversation", () -> projects.conversation(nora, id, 10));
        attempts.put("Projects.messages", () -> projects.messages(nora, id, 10));
        attempts.put("Projects.startOver", () -> projects.startOver(nora, id));
        attempts.put("Projects.restart", () -> call(() -> restart(projects, nora, id)));
        attempts.put("Projects.askWithImages", () -> projects.askWithImages(nora, id, "hers", List.of()));
        attempts.put(
                "ElementPictures.take",
                () -> engine.elements()
                        .take(nora, id, "/", new PageSpot(List.of(1), 800))
                        .join());
        attempts.put("Projects.preview", () -> projects.preview(nora, id));
        attempts.put("Projects.wake", () -> call(() -> projects.wake(nora, id)));
        attempts.put("Projects.entrance", () -> projects.entrance(nora, id, "/"));
        // These make something new of the caller's own.
        attempts.put("Projects.create", List::of);
        attempts.put("Projects.createFrom:String", List::of);
        attempts.put("Projects.defaultProject", List::of);
    }

    private void console(ProjectConsole console, Actor nora, ProjectId id) {
        attempts.put("ProjectConsole.run", () -> console.run(nora, id, "ls"));
        attempts.put("ProjectConsole.install", () -> console.install(nora, id, List.of("hers")));
        attempts.put("ProjectConsole.log", () -> console.log(nora, id));
        attempts.put("ProjectConsole.followLog", () -> console.followLog(nora, id, line -> {}));
    }

    private void files(Actor nora, ProjectId id) {
        SourcePath path = SourcePath.of("index.html");
        Editing editing = engine.editing();
        attempts.put("Versions.restoreFile", () -> engine.versions().restoreFile(nora, id, 1, path));
        attempts.put("Editing.list", () -> editing.list(nora, id));
        attempts.put("Editing.read", () -> editing.read(nora, id, path));
        attempts.put("Editing.hash", () -> editing.hash(nora, id, path));
        attempts.put("Editing.folder", () -> editing.folder(nora, id, SourcePath.of("src")));
        attempts.put(
                "Editing.save",
                () -> editing.save(nora, id, new FileEdit.Write(path, new byte[] {1}, Optional.empty())));
        attempts.put("Timeline.newest", () -> engine.timeline().newest(nora, id, 10));
        attempts.put("Visits.news", () -> engine.visits().news(nora, id));
        attempts.put("Visits.seen", () -> call(() -> engine.visits().seen(nora, id)));
    }

    private void runs(Runs runs, Actor nora, ProjectId id, RunId run) {
        RunListener nobody = (LoggedEvent event) -> {};
        attempts.put("Runs.get", () -> runs.get(nora, run));
        attempts.put("Runs.summary", () -> runs.summary(nora, run));
        attempts.put(
                "Runs.list:ProjectId",
                () -> Stream.concat(runs.list(nora, id, 10).stream(), runs.list(nora, id, 0, 10).stream())
                        .toList());
        attempts.put("Runs.isBusy", () -> runs.isBusy(nora, id) ? "busy" : List.of());
        attempts.put("Runs.events", () -> runs.events(nora, run, 0, 10));
        attempts.put("Runs.told", () -> runs.told(nora, id, 0, 10, Set.of(RunEvent.Asked.class)));
        attempts.put("Runs.cancel", () -> call(() -> runs.cancel(nora, run)));
        attempts.put("Runs.cancelAll", () -> {
            runs.cancelAll(nora, id);
            Actor anna = EngineFixture.person(database, "anna", "riverside");
            return runs.isBusy(anna, id) ? List.of() : "stopped another tenant's run";
        });
        attempts.put("Runs.follow:RunId", () -> runs.follow(nora, run, 0, nobody));
        attempts.put("Runs.follow:ProjectId", () -> overheard(runs, nora, id));
        attempts.put("Runs.watch", () -> noticed(runs, nora, id));
        attempts.put("Runs.begin", () -> runs.begin(nora, id, new Ask.Change("hers")));
        attempts.put("Runs.enqueue", () -> runs.enqueue(nora, id, new Ask.Change("hers")));
    }

    /** What another tenant hears of a project's runs while its owner, who listens too, hears of one. */
    private List<LoggedEvent> overheard(Runs runs, Actor nora, ProjectId id) {
        Actor anna = EngineFixture.person(database, "anna", "riverside");
        List<LoggedEvent> heard = new CopyOnWriteArrayList<>();
        CountDownLatch told = new CountDownLatch(2);
        Subscription hers = runs.follow(nora, id, Map.of(), heard::add);
        Subscription mine = runs.follow(anna, id, Map.of(), event -> told.countDown());
        try {
            runs.enqueue(anna, id, new Ask.Change("between ourselves"));
            told.await();
            return heard;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            hers.close();
            mine.close();
        }
    }

    /** What another tenant notices of a run while its owner, who watches too, notices it. */
    @SuppressWarnings("try") // that they are open is all that is wanted of them
    private List<String> noticed(Runs runs, Actor nora, ProjectId id) throws Exception {
        Actor anna = EngineFixture.person(database, "anna", "riverside");
        List<String> noticed = new CopyOnWriteArrayList<>();
        CountDownLatch told = new CountDownLatch(1);
        try (AutoCloseable hers = runs.watch(nora, () -> noticed.add("something happened"));
                AutoCloseable mine = runs.watch(anna, told::countDown)) {
            runs.enqueue(anna, id, new Ask.Change("between ourselves"));
            told.await();
            return noticed;
        }
    }

    /** Overloads are told apart by what they take after the actor. */
    private static String nameOf(Class<?> face, Method method) {
        String name = face.getSimpleName() + "." + method.getName();
        boolean overloaded = methods(face)
                        .filter(other -> other.getName().equals(method.getName()))
                        .count()
                > 1;
        return overloaded ? name + ":" + method.getParameterTypes()[1].getSimpleName() : name;
    }

    private static Stream<Method> methods(Class<?> face) {
        return Arrays.stream(face.getDeclaredMethods())
                .filter(method -> !Modifier.isPrivate(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers())
                        && !method.isSynthetic());
    }

    private static String outcome(Callable<?> attempt) {
        try {
            Object result = attempt.call();
            boolean empty = (result instanceof Collection<?> collection && collection.isEmpty())
                    || (result instanceof Optional<?> optional && optional.isEmpty());
            return empty ? "nothing" : "got " + result;
        } catch (FaultException e) {
            return e.fault().code().equals("not_found") ? "nothing" : "fault " + e.fault();
        } catch (Exception e) {
            return "failed with " + e;
        }
    }
}
