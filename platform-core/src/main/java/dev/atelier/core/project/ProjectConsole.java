package dev.atelier.core.project;

import dev.atelier.core.agent.tool.NpmPackages;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.preview.Previews;
import dev.atelier.core.run.Ask;
import dev.atelier.core.run.RunId;
import dev.atelier.core.run.Runs;
import dev.atelier.core.sandbox.PlainText;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A look into a project's sandbox: what the app's server prints, commands, packages (B18). Commands are runs, so they wait
 * for each other and for the agent, are streamed, stopped and kept like every run (docs/adr/0020). Thread-safe.
 */
public final class ProjectConsole {
    /** The longest command, in characters; longer ones belong into a script. */
    public static final int LONGEST_COMMAND = 4_000;

    /** Each holds a connection into the sandbox, which takes 64 of all kinds. */
    private static final int MOST_FOLLOWERS = 16;

    private final Database database;
    private final ProjectStore store;
    private final Runs runs;
    private final Previews previews;
    private final Map<ProjectId, Integer> followers = new ConcurrentHashMap<>();

    ProjectConsole(Database database, ProjectStore store, Runs runs, Previews previews) {
        this.database = database;
        this.store = store;
        this.runs = runs;
        this.previews = previews;
    }

    /**
     * Asks for a command to be run in the project's directory.
     *
     * @param line as for {@code sh -c}
     * @throws dev.atelier.core.fault.FaultException {@code blank_command}, {@code command_too_long}, {@code queue_full}
     */
    public RunId run(Actor actor, ProjectId project, String line) {
        actor.require(Right.RUN);
        String command = line.strip();
        if (command.isEmpty() || command.indexOf('\0') >= 0) {
            throw refused("blank_command", "Type a command, such as: npm test");
        }
        if (command.length() > LONGEST_COMMAND) {
            throw refused(
                    "command_too_long",
                    "A command has at most " + LONGEST_COMMAND + " characters. Put longer ones into a file.");
        }
        return enqueue(actor, project, new Ask.Command(command));
    }

    /**
     * Asks for npm packages to be added; what that changes becomes a version.
     *
     * @throws dev.atelier.core.fault.FaultException {@code bad_package} when one is not the name of a package
     */
    public RunId install(Actor actor, ProjectId project, List<String> packages) {
        actor.require(Right.RUN);
        Optional<String> wrong = NpmPackages.wrong(packages);
        if (wrong.isPresent()) {
            throw refused("bad_package", wrong.get());
        }
        return enqueue(actor, project, new Ask.Install(packages));
    }

    /** What the app's server has printed lately, as plain text; empty while it sleeps. */
    public List<String> log(Actor actor, ProjectId project) {
        ProjectId visible = new ProjectId(store.find(actor, project).id);
        return previews.log(visible).stream().map(PlainText::of).toList();
    }

    /**
     * Passes on what the app's server has printed lately and prints from now on, as plain text, on a thread of its own,
     * until it is closed or the server's sandbox ends.
     *
     * @throws dev.atelier.core.fault.FaultException {@code too_many_followers}
     */
    public AutoCloseable followLog(Actor actor, ProjectId project, Consumer<String> lines) {
        ProjectId visible = new ProjectId(store.find(actor, project).id);
        take(visible);
        AutoCloseable following;
        try {
            following = previews.followLog(visible, line -> lines.accept(PlainText.of(line)));
        } catch (RuntimeException e) {
            giveBack(visible);
            throw e;
        }
        AtomicBoolean open = new AtomicBoolean(true);
        return () -> {
            if (open.getAndSet(false)) {
                giveBack(visible);
                following.close();
            }
        };
    }

    private RunId enqueue(Actor actor, ProjectId project, Ask ask) {
        return database.write(entities -> {
            store.touch(actor, project);
            return runs.enqueue(actor, project, ask);
        });
    }

    private void take(ProjectId project) {
        int now = followers.merge(project, 1, Integer::sum);
        if (now > MOST_FOLLOWERS) {
            giveBack(project);
            throw Fault.retriable(
                            FaultKind.LIMIT,
                            "too_many_followers",
                            "This log is open in too many places. Close some of them.")
                    .asException();
        }
    }

    private void giveBack(ProjectId project) {
        followers.computeIfPresent(project, (id, count) -> count == 1 ? null : count - 1);
    }

    private static RuntimeException refused(String code, String message) {
        return Fault.of(FaultKind.USER, code, message).asException();
    }
}
