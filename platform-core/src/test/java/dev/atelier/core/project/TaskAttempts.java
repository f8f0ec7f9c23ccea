package dev.atelier.core.project;

import static dev.atelier.core.project.Attempts.call;

import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.FileOwner;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.source.SourceTrees;
import dev.atelier.core.store.Database;
import dev.atelier.core.task.AgentWish;
import dev.atelier.core.task.Task;
import dev.atelier.core.task.TaskFilter;
import dev.atelier.core.task.TaskRequest;
import dev.atelier.core.task.TaskSource;
import dev.atelier.core.task.Tasks;
import dev.atelier.core.tenant.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Attempts on another tenant's tasks, and on the projects that they work on. */
final class TaskAttempts {
    private final Tasks tasks;
    private final Database database;
    private final Path files;

    /** @param files an empty directory */
    TaskAttempts(Tasks tasks, Database database, Path files) {
        this.tasks = tasks;
        this.database = database;
        this.files = files;
    }

    void add(Attempts attempts, Actor anna, Actor nora) {
        TaskRequest request = new TaskRequest(
                new TaskSource.Git("https://github.com/clay/shop.git", Optional.empty()),
                "add a licence",
                Optional.empty(),
                AgentWish.rules(),
                false,
                Optional.empty(),
                Optional.empty());
        Task task = tasks.submit(anna, request, Optional.of("key-of-anna"));
        // Makes a task of the caller's own, also with a key that somebody else has used.
        attempts.put(
                "Tasks.submit",
                () -> Optional.of(tasks.submit(nora, request, Optional.of("key-of-anna")))
                        .filter(own -> own.id().equals(task.id())));
        attempts.put("Tasks.get", () -> tasks.get(nora, task.id()));
        attempts.put(
                "Tasks.list",
                () -> tasks.list(nora, TaskFilter.newest(10)).stream()
                        .filter(found -> found.id().equals(task.id()))
                        .toList());
        attempts.put("Tasks.cancel", () -> call(() -> tasks.cancel(nora, task.id())));
        attempts.put("Tasks.artefacts", () -> tasks.artefacts(nora, task.id()));
        attempts.put("Tasks.artefact", () -> tasks.artefact(nora, task.id(), "diff.patch"));
        attempts.put("Tasks.diff", () -> tasks.diff(nora, task.id()));
        attempts.put("Tasks.openPullRequest", () -> tasks.openPullRequest(nora, task.id(), Optional.empty()));
        attempts.put("Tasks.openInWorkbench", () -> tasks.openInWorkbench(nora, task.id()));
        ProjectStore store = new ProjectStore(database, Clock.systemUTC());
        RepositoryProjects projects = new RepositoryProjects(store);
        CommitId commit = new CommitId("a".repeat(40));
        // Makes one of the caller's own.
        attempts.put("ProjectStore.addEphemeral", List::of);
        attempts.put("RepositoryProjects.make", List::of);
        attempts.put(
                "ProjectStore.makePermanent", () -> call(() -> store.ofTasks().makePermanent(nora, task.project())));
        attempts.put(
                "RepositoryProjects.makePermanent", () -> call(() -> projects.makePermanent(nora, task.project())));
        attempts.put(
                "RepositoryProjects.imported",
                () -> call(() -> projects.imported(nora, task.project(), commit, "stolen")));
        attempts.put("RepositoryProjects.madeBy", () -> projects.madeBy(nora, task.project(), task.run()));
        attempts.put("RepositoryProjects.version", () -> projects.version(nora, task.project()));
        attempts.put("RepositoryProjects.saidLast", () -> projects.saidLast(nora, task.project()));
        attempts.put("RepositoryProjects.newest", () -> projects.newest(nora, task.project()));
        attempts.put("RepositoryProjects.keep", () -> {
            try (SourceTree tree = aTree()) {
                return projects.keep(nora, task.project(), task.run(), tree, "stolen", event -> {});
            }
        });
    }

    /** Some files of the caller's own. */
    private SourceTree aTree() throws IOException {
        SourceTrees trees = new SourceTrees(files.resolve("trees"), files.resolve("git"), FileOwner.keepProcessOwner());
        Path template = Files.createDirectories(files.resolve("template"));
        return trees.create(ProjectId.random(), template);
    }
}
