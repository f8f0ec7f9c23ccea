package dev.atelier.core.project;

import dev.atelier.core.run.Run;
import dev.atelier.core.run.Runs;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.MemberId;
import dev.atelier.core.tenant.Tenants;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each member has seen of each project, and so what is new to them. Thread-safe. */
public final class Visits {
    /** Whoever was away for longer than this many asks is told about as many. */
    private static final int RUNS_LOOKED_AT = 200;

    private static final String REMEMBER = """
            INSERT INTO project_visit (project_id, member_id, version, seen_at) VALUES (?1, ?2, ?3, ?4)
            ON DUPLICATE KEY UPDATE version = GREATEST(version, VALUES(version)), seen_at = VALUES(seen_at)
            """;

    private final Database database;
    private final ProjectStore store;
    private final Runs runs;
    private final Tenants tenants;
    private final Clock clock;

    private record Visit(int version, Instant at) {}

    Visits(Database database, ProjectStore store, Runs runs, Tenants tenants, Clock clock) {
        this.database = database;
        this.store = store;
        this.runs = runs;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** What is new to the actor; empty if nothing is, or they have never been here. */
    public Optional<News> news(Actor actor, ProjectId project) {
        int newest = store.find(actor, project).version;
        return last(actor, project).flatMap(visit -> news(actor, project, visit, newest));
    }

    /** The actor has the project before their eyes, as it is now. */
    public void seen(Actor actor, ProjectId project) {
        database.change(entities -> {
            int version = store.find(actor, project).version;
            var unused = entities.createNativeQuery(REMEMBER)
                    .setParameter(1, project.toString())
                    .setParameter(2, actor.member().toString())
                    .setParameter(3, version)
                    .setParameter(4, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .executeUpdate();
        });
    }

    /** For a project that is deleted. */
    static void erase(Database database, ProjectId project) {
        database.change(entities -> {
            var unused = entities.createNativeQuery("DELETE FROM project_visit WHERE project_id = ?1")
                    .setParameter(1, project.toString())
                    .executeUpdate();
        });
    }

    private Optional<News> news(Actor actor, ProjectId project, Visit visit, int newest) {
        int ended = (int) runs.list(actor, project, RUNS_LOOKED_AT).stream()
                .map(Run::endedAt)
                .flatMap(Optional::stream)
                .filter(end -> end.isAfter(visit.at()))
                .count();
        if (newest <= visit.version() && ended == 0) {
            return Optional.empty();
        }
        Map<MemberId, String> names = Timeline.names(tenants, actor);
        List<String> by = store.versions(actor, project).stream()
                .filter(version -> version.number() > visit.version())
                .map(version -> names.getOrDefault(version.by(), "?"))
                .distinct()
                .toList();
        return Optional.of(new News(visit.version(), newest, ended, visit.at(), by));
    }

    private Optional<Visit> last(Actor actor, ProjectId project) {
        return database.read(entities -> {
            List<?> rows = entities.createNativeQuery(
                            "SELECT version, seen_at FROM project_visit WHERE project_id = ?1 AND member_id = ?2")
                    .setParameter(1, project.toString())
                    .setParameter(2, actor.member().toString())
                    .getResultList();
            return rows.stream().findFirst().map(row -> visit((Object[]) row));
        });
    }

    private static Visit visit(Object[] row) {
        Instant at = row[1] instanceof java.sql.Timestamp timestamp
                ? timestamp.toLocalDateTime().toInstant(ZoneOffset.UTC)
                : ((LocalDateTime) row[1]).toInstant(ZoneOffset.UTC);
        return new Visit(((Number) row[0]).intValue(), at);
    }
}
