package dev.atelier.core.project;

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
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.source.SourceTrees;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
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
            case Ask.Task task -> throw notWords();
            case Ask.PullRequest request -> throw notWords();
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
        ProjectId id = previews.takeWarm(actor.tenant()).orElseGet(ProjectId::random);
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
