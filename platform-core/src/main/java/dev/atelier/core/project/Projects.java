package dev.atelier.core.project;

import dev.atelier.core.blob.BlobKey;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.preview.PreviewState;
import dev.atelier.core.preview.PreviewTickets;
import dev.atelier.core.preview.Previews;
import dev.atelier.core.run.Ask;
import dev.atelier.core.run.Attachment;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.run.RunState;
import dev.atelier.core.run.Runs;
import dev.atelier.core.run.ToldRun;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.Patch;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.source.SourceTrees;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The face for screens and API: everything that a person does with projects. */
public final class Projects {
    /** The longest ask, in characters; longer ones belong into a file. */
    public static final int LONGEST_ASK = 50_000;

    private final Database database;
    private final ProjectStore store;
    private final Runs runs;
    private final SourceTrees sources;
    private final ProjectTemplate template;
    private final Previews previews;
    private final PreviewTickets tickets;
    private final DefaultProjects defaults;
    private final AppLooks appLooks;
    private final VersionLooks looks;
    private final ProjectImages images;

    Projects(
            Database database,
            ProjectStore store,
            Runs runs,
            SourceTrees sources,
            ProjectTemplate template,
            Previews previews,
            PreviewTickets tickets,
            AppLooks appLooks,
            VersionLooks looks,
            ProjectImages images) {
        this.database = database;
        this.store = store;
        this.runs = runs;
        this.sources = sources;
        this.template = template;
        this.previews = previews;
        this.tickets = tickets;
        this.defaults = new DefaultProjects(database, store);
        this.appLooks = appLooks;
        this.looks = looks;
        this.images = images;
    }

    /** Makes an empty project from the template; its preview begins to start. */
    public Project create(Actor actor, String name) {
        actor.require(Right.RUN);
        return begin(actor, ProjectNames.clean(name));
    }

    /** Makes a project for an ask and asks it, under a name taken from the words (B1). */
    public StartedProject createFrom(Actor actor, String ask) {
        return createFrom(actor, ask, List.of());
    }

    /** The same with images that were uploaded before there was a project (B11). */
    public StartedProject createFrom(Actor actor, String ask, List<ImageId> drafts) {
        actor.require(Right.RUN);
        String words = words(ask);
        Project project = begin(actor, ProjectNames.fromAsk(words));
        List<String> sent = images.adoptDrafts(actor, project.id(), drafts);
        return new StartedProject(project, askWithImages(actor, project.id(), words, sent));
    }

    /** Latest activity first. */
    public List<Project> list(Actor actor) {
        return store.list(actor);
    }

    public Project get(Actor actor, ProjectId id) {
        return store.find(actor, id).toRecord();
    }

    public Project getBySlug(Actor actor, String slug) {
        return store.findBySlug(actor, slug).toRecord();
    }

    public Project rename(Actor actor, ProjectId id, String name) {
        actor.require(Right.RUN);
        ProjectEntity renamed = store.rename(actor, id, ProjectNames.clean(name));
        previews.publish(renamed.target());
        return renamed.toRecord();
    }

    /** Deletes the project for everybody at once; its runs are stopped, its files go as soon as nothing uses them. */
    public void delete(Actor actor, ProjectId id) {
        actor.require(Right.RUN);
        ProjectEntity deleted = store.markDeleted(actor, id);
        runs.cancelAll(actor, id);
        previews.remove(deleted.target());
    }

    /**
     * Asks for a change. Asks of one project are worked on one after the other.
     *
     * @throws dev.atelier.core.fault.FaultException {@code blank_ask}, {@code ask_too_long}, {@code queue_full}
     */
    public RunId ask(Actor actor, ProjectId id, String text) {
        return ask(actor, id, text, List.of());
    }

    /**
     * The same with images that were uploaded before, or elements that were pointed at.
     *
     * @throws dev.atelier.core.fault.FaultException {@code not_found} if an image is none of the project's (any more);
     *     nothing is asked then
     */
    public RunId ask(Actor actor, ProjectId id, String text, List<Attachment> attachments) {
        actor.require(Right.RUN);
        String words = words(text);
        return database.write(entities -> {
            store.touch(actor, id);
            images.send(actor, id, attachments);
            return runs.enqueue(actor, id, new Ask.Change(words, attachments));
        });
    }

    /** The same with images by their files' names. */
    public RunId askWithImages(Actor actor, ProjectId id, String text, List<String> files) {
        return ask(actor, id, text, images.attachments(actor, id, files));
    }

    /**
     * Asks for a change that comes before everything that waits, and stops what works; of that, what it has reached is
     * kept (B10).
     *
     * @throws dev.atelier.core.fault.FaultException as when asking
     */
    public RunId askInstead(Actor actor, ProjectId id, String text, List<Attachment> attachments) {
        RunId run = ask(actor, id, text, attachments);
        try {
            runs.waiting().moveUpAndStop(actor, run);
        } catch (FaultException e) {
            if (!e.fault().code().equals("run_not_waiting")) {
                throw e;
            }
            // Nothing worked, so it has begun already.
        }
        return run;
    }

    /**
     * Changes the words of an ask that still waits; what was sent along stays.
     *
     * @param seen number of the newest event of the run that whoever edits has seen
     * @throws dev.atelier.core.fault.FaultException {@code run_not_waiting}, {@code ask_edited_meanwhile}, {@code
     *     blank_ask}, {@code ask_too_long}
     */
    public void reword(Actor actor, RunId run, long seen, String text) {
        actor.require(Right.RUN);
        runs.get(actor, run);
        String words = words(text);
        runs.waiting().reword(actor, run, seen, ask -> switch (ask) {
            case Ask.Change change -> new Ask.Change(words, change.attachments());
            case Ask.Restore restore -> throw notWords();
            case Ask.RestoreFile restore -> throw notWords();
            case Ask.Edit edit -> throw notWords();
            case Ask.StartOver again -> throw notWords();
            case Ask.Command command -> throw notWords();
            case Ask.Install install -> throw notWords();
        });
    }

    /**
     * The newest turns of the conversation.
     *
     * @param most how many
     */
    public Conversation conversation(Actor actor, ProjectId id, int most) {
        long begins = store.find(actor, id).conversationFrom;
        List<ToldRun> newest = runs.told(actor, id, begins, most + 1, Set.of());
        boolean earlier = newest.size() > most;
        List<ToldRun> turns = earlier ? newest.subList(1, newest.size()) : newest;
        return new Conversation(earlier ? turns.getFirst().run().position() : begins, earlier, turns);
    }

    /** The newest messages with their answers and nothing else, oldest first. */
    public List<ToldRun> messages(Actor actor, ProjectId id, int most) {
        long begins = store.find(actor, id).conversationFrom;
        return runs.told(actor, id, begins, most, Set.of(RunEvent.Answered.class)).stream()
                .filter(told -> told.begun() || told.run().state() == RunState.QUEUED)
                .toList();
    }

    /**
     * Makes the project what it began as, and begins its conversation anew (B19). Whatever works or waits is stopped
     * first. It is one new version: restoring the one before brings the files and the conversation back.
     */
    public RunId startOver(Actor actor, ProjectId id) {
        actor.require(Right.RUN);
        return database.write(entities -> {
            store.touch(actor, id);
            runs.cancelAll(actor, id);
            return runs.enqueue(actor, id, new Ask.StartOver());
        });
    }

    /**
     * The project that the actor means where an interface has no projects (B22): always the same one, made when it is
     * first needed, or again when it was deleted.
     *
     * @param name what a new one is called
     */
    public Project defaultProject(Actor actor, String name) {
        Optional<ProjectId> known = defaults.find(actor);
        if (known.isPresent()) {
            return get(actor, known.get());
        }
        Project made = create(actor, name);
        if (defaults.set(actor, made.id()).isPresent()) {
            return made;
        }
        delete(actor, made.id());
        return defaultProject(actor, name);
    }

    /**
     * Makes the project what it was at that version, as a new version.
     *
     * @throws dev.atelier.core.fault.FaultException {@code run_in_progress} while a run works or waits: what it is doing
     *     would be mixed up with the older files
     */
    public RunId restore(Actor actor, ProjectId id, int version) {
        actor.require(Right.RUN);
        Version wanted = store.version(actor, id, version);
        return database.write(entities -> {
            // Asking locks the project too, so no ask can slip in between the look and the restore.
            store.touch(actor, id);
            Editing.refuseWhileBusy(runs, actor, id);
            return runs.enqueue(actor, id, new Ask.Restore(wanted.number()));
        });
    }

    /**
     * Makes one file what it was at that version, as a new version; if it was not there then, it goes.
     *
     * @throws dev.atelier.core.fault.FaultException {@code run_in_progress} while a run works or waits
     */
    public RunId restoreFile(Actor actor, ProjectId id, int version, SourcePath path) {
        actor.require(Right.RUN);
        Version wanted = store.version(actor, id, version);
        return database.write(entities -> {
            store.touch(actor, id);
            Editing.refuseWhileBusy(runs, actor, id);
            return runs.enqueue(actor, id, new Ask.RestoreFile(wanted.number(), path.value()));
        });
    }

    /** Newest first. */
    public List<Version> versions(Actor actor, ProjectId id) {
        return store.versions(actor, id);
    }

    public Version version(Actor actor, ProjectId id, int number) {
        return store.version(actor, id, number);
    }

    /**
     * Where to go back to from a version that does not work: the newest one before it that is known to work, or else the
     * one before it; empty for the first.
     */
    public Optional<Integer> lastGood(Actor actor, ProjectId id, int number) {
        return store.lastGood(actor, id, number);
    }

    /** The picture of a version as JPEG; a fault {@code not_found} when there is none (yet). */
    public byte[] screenshot(Actor actor, ProjectId id, int number) {
        return store.version(actor, id, number)
                .screenshot()
                .map(key -> picture(actor, id, key))
                .orElseThrow(() -> Fault.notFound("screenshot").asException());
    }

    /** A picture that an event of one of the project's runs names, as JPEG. */
    public byte[] picture(Actor actor, ProjectId id, BlobKey key) {
        ProjectId visible = new ProjectId(store.find(actor, id).id);
        boolean own = key.value().startsWith(AppLooks.folder(visible) + "/");
        return Optional.of(key)
                .filter(named -> own)
                .flatMap(named -> appLooks.picture(actor.tenant(), named))
                .orElseThrow(() -> Fault.notFound("screenshot").asException());
    }

    /** What changed from one version to another; to see what a version brought, ask from the one before it. */
    public Patch diff(Actor actor, ProjectId id, int from, int to) {
        CommitId before = store.version(actor, id, from).commit();
        CommitId after = store.version(actor, id, to).commit();
        try (SourceTree tree = sources.open(id)) {
            return tree.diff(before, after);
        }
    }

    /** Writes the same as a patch that git applies, whole, with binary files. */
    public void writePatch(Actor actor, ProjectId id, int from, int to, OutputStream out) {
        CommitId before = store.version(actor, id, from).commit();
        CommitId after = store.version(actor, id, to).commit();
        try (SourceTree tree = sources.open(id)) {
            tree.writePatch(before, after, out);
        }
    }

    /** The files of a version. */
    public List<SourcePath> files(Actor actor, ProjectId id, int version) {
        CommitId commit = store.version(actor, id, version).commit();
        try (SourceTree tree = sources.open(id)) {
            return tree.list(commit);
        }
    }

    /** A file as it was in a version. */
    public byte[] file(Actor actor, ProjectId id, int version, SourcePath path) {
        CommitId commit = store.version(actor, id, version).commit();
        try (SourceTree tree = sources.open(id)) {
            return tree.read(commit, path);
        }
    }

    /** Writes a version's files as a ZIP archive. */
    public void export(Actor actor, ProjectId id, int version, OutputStream out) {
        CommitId commit = store.version(actor, id, version).commit();
        try (SourceTree tree = sources.open(id)) {
            tree.exportZip(commit, out);
        }
    }

    public PreviewView preview(Actor actor, ProjectId id) {
        ProjectEntity project = store.find(actor, id);
        return new PreviewView(tickets.address(project.target()), previews.state(id), previews.timeline(id));
    }

    /** Starts the preview if it sleeps; returns at once. */
    public void wake(Actor actor, ProjectId id) {
        previews.wake(store.find(actor, id).target());
    }

    /**
     * Starts the preview's dev server anew and returns when it answers; what the agent does meanwhile goes on.
     *
     * @throws dev.atelier.core.fault.FaultException {@code preview_failed} when it does not come up
     */
    public void restart(Actor actor, ProjectId id) throws InterruptedException {
        actor.require(Right.RUN);
        previews.restart(store.find(actor, id).target());
    }

    /** An address that lets whoever opens it within a minute into the preview, at that path of the app. */
    public URI entrance(Actor actor, ProjectId id, String path) {
        return tickets.entrance(store.find(actor, id).target(), path);
    }

    private Project begin(Actor actor, String name) {
        ProjectId id = previews.takeWarm().orElseGet(ProjectId::random);
        ProjectEntity project;
        try (SourceTree tree = template.instantiate(sources, id, name)) {
            project = store.add(actor, id, name, tree.head().orElseThrow());
        } catch (RuntimeException e) {
            previews.discard(id);
            sources.delete(id);
            throw e;
        }
        previews.publish(project.target());
        if (!(previews.state(id) instanceof PreviewState.Running)) {
            previews.wake(project.target());
        }
        looks.later(actor, id, project.version);
        return project.toRecord();
    }

    private static FaultException notWords() {
        return Fault.of(FaultKind.CONFLICT, "not_a_message", "Only a message has words that can be changed.")
                .asException();
    }

    private static String words(String ask) {
        String words = ask.strip();
        if (ProjectNames.saysNothing(words)) {
            throw Fault.of(FaultKind.USER, "blank_ask", "Say in a few words what you would like to have.")
                    .asException();
        }
        if (words.length() > LONGEST_ASK) {
            String message = "Your message has " + words.length() + " characters; " + LONGEST_ASK
                    + " is the most. Send it in parts.";
            throw Fault.of(FaultKind.USER, "ask_too_long", message).asException();
        }
        return words;
    }
}
