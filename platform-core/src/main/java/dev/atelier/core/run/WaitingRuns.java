package dev.atelier.core.run;

import dev.atelier.core.source.ProjectId;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The line of a project's runs that wait (B10): look at it, change what is asked, take runs out, put them into another
 * order. Each change is an event of the run that it is about. Whatever is not the actor's tenant's is {@code not_found};
 * what no longer waits is {@code run_not_waiting}.
 */
public final class WaitingRuns {
    private static final int DEADLOCK_TRIES = 4;

    private final Database database;
    private final WaitingLine line;
    private final Runs runs;

    WaitingRuns(Database database, WaitingLine line, Runs runs) {
        this.database = database;
        this.line = line;
        this.runs = runs;
    }

    /** In the order in which they will be worked on. */
    public List<Run> of(Actor actor, ProjectId project) {
        return database.read(entities -> Runs.inState(entities, actor, project, RunState.QUEUED)
                .map(RunEntity::toRecord)
                .toList());
    }

    /**
     * Changes what a run asks.
     *
     * @param seen number of the newest event of the run that the caller has seen
     * @throws dev.atelier.core.fault.FaultException {@code run_not_waiting} when a worker was faster, {@code
     *     ask_edited_meanwhile} when somebody else was
     */
    public void reword(Actor actor, RunId id, long seen, UnaryOperator<Ask> change) {
        actor.require(Right.RUN);
        inLine(entities -> line.reword(entities, Runs.find(entities, actor, id), seen, change, actor.name()));
    }

    /** Takes a run out of the line: it ends as cancelled and has never begun. */
    public void remove(Actor actor, RunId id) {
        actor.require(Right.RUN);
        inLine(entities -> line.remove(entities, Runs.find(entities, actor, id)));
    }

    /**
     * Puts a run at another place in its line.
     *
     * @param place from 1, which is next; beyond the end means the end
     */
    public void move(Actor actor, RunId id, int place) {
        actor.require(Right.RUN);
        inLine(entities -> line.move(entities, Runs.find(entities, actor, id), place, actor.name()));
    }

    /** Lets a run be the next, and stops the one that works, of which what it has reached is kept. */
    public void moveUpAndStop(Actor actor, RunId id) {
        actor.require(Right.RUN);
        inLine(entities -> {
            RunEntity run = Runs.find(entities, actor, id);
            line.move(entities, run, 1, actor.name());
            Runs.inState(entities, actor, new ProjectId(run.projectId), RunState.RUNNING)
                    .toList()
                    .forEach(working -> runs.cancel(actor, new RunId(working.id)));
        });
    }

    /** A transaction on the line; one that took the same rows in another order may have ended it, so it is tried again. */
    private void inLine(Consumer<EntityManager> work) {
        for (int tries = 1; ; tries++) {
            try {
                database.change(work);
                return;
            } catch (PersistenceException e) {
                if (!Database.isDeadlock(e) || tries == DEADLOCK_TRIES) {
                    throw e;
                }
            }
        }
    }
}
