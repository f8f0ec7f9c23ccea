package dev.atelier.core.task;

import dev.atelier.core.run.RunContext;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.TenantId;
import java.util.function.Consumer;

/**
 * A task in the hands of the attempt that works on it: what it knows of the row, and the only way in which it changes that.
 * An attempt whose run was taken over changes nothing any more.
 */
final class TaskRecord {
    private final Database database;
    private final TaskStore store;
    private final RunContext context;
    private final TaskEntity task;

    TaskRecord(Database database, TaskStore store, RunContext context, TaskEntity task) {
        this.database = database;
        this.store = store;
        this.context = context;
        this.task = task;
    }

    TaskEntity task() {
        return task;
    }

    ProjectId project() {
        return new ProjectId(task.projectId);
    }

    Actor actor() {
        return context.actor();
    }

    TenantId tenant() {
        return context.actor().tenant();
    }

    /**
     * Changes the row, and what is known of it.
     *
     * @throws dev.atelier.core.run.LeaseLostException when another worker has the run
     */
    void change(Consumer<TaskEntity> change) {
        database.change(entities -> {
            context.requireLease();
            store.change(actor(), new TaskId(task.id), change);
        });
        change.accept(task);
    }

    void enter(TaskPhase phase) {
        change(row -> row.phase = phase.code());
    }
}
