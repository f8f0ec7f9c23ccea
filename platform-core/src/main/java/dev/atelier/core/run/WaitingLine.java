package dev.atelier.core.run;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * What may be done to a run while it waits (B10). Each method works within the caller's transaction and locks what it
 * looks at, so a run is either still waiting and changed, or a worker has it and the caller is told so; never both (S8).
 */
final class WaitingLine {
    private final RunLog log;
    private final RunQueue queue;

    private record Place(UUID run, long position) {}

    WaitingLine(RunLog log, RunQueue queue) {
        this.log = log;
        this.queue = queue;
    }

    /**
     * Changes what is asked.
     *
     * @param seen number of the newest event that whoever changes it has seen
     */
    void reword(EntityManager entities, RunEntity found, long seen, UnaryOperator<Ask> change, String by) {
        RunEntity run = waiting(entities, found);
        if (wasEditedSince(entities, run, seen)) {
            throw conflict(
                    "ask_edited_meanwhile",
                    "Somebody else has changed this message meanwhile. Look at it, and try again.");
        }
        Ask before = EventCodec.readAsk(run.ask);
        Ask after = change.apply(before);
        if (!after.equals(before)) {
            run.ask = EventCodec.write(after);
            log.append(entities, run, new RunEvent.AskEdited(after, by));
        }
    }

    /** Takes the run out of the line; it ends as cancelled, without ever having begun. */
    void remove(EntityManager entities, RunEntity found) {
        queue.finish(entities, waiting(entities, found), new Outcome.Cancelled());
    }

    /**
     * Puts the run at another place in its project's line.
     *
     * @param place from 1; beyond the end means the end
     */
    void move(EntityManager entities, RunEntity found, int place, String by) {
        List<Place> line = lock(entities, found.projectId);
        List<UUID> order = new ArrayList<>(line.stream().map(Place::run).toList());
        if (!order.remove(found.id)) {
            throw notWaiting();
        }
        int index = Math.max(0, Math.min(place - 1, order.size()));
        order.add(index, found.id);
        List<Place> moved = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            if (!line.get(i).run().equals(order.get(i))) {
                moved.add(new Place(order.get(i), line.get(i).position()));
            }
        }
        if (!moved.isEmpty()) {
            write(entities, moved);
            log.append(entities, waiting(entities, found), new RunEvent.QueueMoved(index + 1, by));
        }
    }

    /** By way of negative numbers, for no two runs may have the same one even in between. */
    private static void write(EntityManager entities, List<Place> moved) {
        for (int sign : List.of(-1, 1)) {
            for (Place place : moved) {
                var unused = entities.createNativeQuery("UPDATE run SET queue_position = ?1 WHERE id = ?2")
                        .setParameter(1, sign * place.position())
                        .setParameter(2, place.run().toString())
                        .executeUpdate();
            }
        }
    }

    private static List<Place> lock(EntityManager entities, UUID project) {
        List<?> rows = entities.createNativeQuery("SELECT id, queue_position FROM run WHERE project_id = ?1"
                        + " AND state = 'queued' ORDER BY queue_position FOR UPDATE")
                .setParameter(1, project.toString())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Place(UUID.fromString(row[0].toString()), ((Number) row[1]).longValue()))
                .toList();
    }

    private static RunEntity waiting(EntityManager entities, RunEntity found) {
        entities.refresh(found, LockModeType.PESSIMISTIC_WRITE);
        if (found.state() != RunState.QUEUED) {
            throw notWaiting();
        }
        return found;
    }

    private static boolean wasEditedSince(EntityManager entities, RunEntity run, long seen) {
        return entities.createQuery(
                                "select count(e) from EventEntity e where e.key.runId = :run"
                                        + " and e.key.sequence > :seen and e.type = :type",
                                Long.class)
                        .setParameter("run", run.id)
                        .setParameter("seen", seen)
                        .setParameter("type", EventCodec.nameOf(RunEvent.AskEdited.class))
                        .getSingleResult()
                > 0;
    }

    private static FaultException notWaiting() {
        return conflict(
                "run_not_waiting",
                "The agent has begun with this message already, or it was removed, so it no longer waits.");
    }

    private static FaultException conflict(String code, String message) {
        return Fault.of(FaultKind.CONFLICT, code, message).asException();
    }
}
