package dev.atelier.core.project;

import static dev.atelier.core.project.Attempts.call;

import dev.atelier.core.run.Run;
import dev.atelier.core.run.RunId;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Attempts on the rows of another tenant's projects. */
final class StoreAttempts {
    private static final AppLook NOTHING_SEEN = new AppLook(
            List.of(),
            List.of(),
            List.of(),
            Set.of(),
            CompletableFuture.completedFuture(Optional.empty()),
            Optional.empty(),
            0);

    private final Database database;
    private final ProjectStore store;

    StoreAttempts(Database database) {
        this.database = database;
        this.store = new ProjectStore(database, Clock.systemUTC());
    }

    void add(Attempts attempts, Actor nora, Project project, Run run) {
        ProjectId id = project.id();
        CommitId commit = new CommitId("0".repeat(40));
        attempts.put("ProjectStore.list", () -> store.list(nora));
        attempts.put("ProjectStore.find", () -> store.find(nora, id));
        attempts.put("ProjectStore.exists", () -> store.exists(nora, id) ? "there" : List.of());
        attempts.put("ProjectStore.returnToConversationOf", () -> store.returnToConversationOf(nora, id, 1));
        attempts.put("ProjectStore.beginAnew", () -> store.beginAnew(nora, id, commit, run, "hers"));
        attempts.put("ProjectStore.findBySlug", () -> store.findBySlug(nora, project.slug()));
        attempts.put("ProjectStore.lock", () -> database.write(entities -> store.lock(entities, nora, id)));
        attempts.put("ProjectStore.rename", () -> store.rename(nora, id, "Hers"));
        attempts.put("ProjectStore.markDeleted", () -> store.markDeleted(nora, id));
        attempts.put("ProjectStore.touch", () -> call(() -> store.touch(nora, id)));
        attempts.put(
                "ProjectStore.addVersion",
                () -> store.addVersion(nora, id, commit, Optional.empty(), "hers", Optional.empty()));
        attempts.put("ProjectStore.lastGood", () -> store.lastGood(nora, id, 1));
        attempts.put("ProjectStore.errors", () -> store.errors(nora, id, 1));
        attempts.put("ProjectStore.seen", () -> call(() -> store.seen(nora, id, 1, NOTHING_SEEN)));
        attempts.put("ProjectStore.versions", () -> store.versions(nora, id));
        attempts.put("ProjectStore.version", () -> store.version(nora, id, 1));
        attempts.put("ProjectStore.newest", () -> store.newest(nora, id));
        attempts.put("ProjectStore.newestIsOf", () -> store.newestIsOf(nora, id, RunId.random()));
        attempts.put("ProjectStore.add", List::of);
    }
}
