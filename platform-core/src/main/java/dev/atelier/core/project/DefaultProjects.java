package dev.atelier.core.project;

import dev.atelier.core.source.ProjectId;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Actor;
import jakarta.persistence.PersistenceException;
import java.util.Optional;

/** Which project each member means where an interface names none (B22). */
final class DefaultProjects {
    private final Database database;
    private final ProjectStore store;

    DefaultProjects(Database database, ProjectStore store) {
        this.database = database;
        this.store = store;
    }

    /** The actor's, if there is one that has not been deleted. */
    Optional<ProjectId> find(Actor actor) {
        return database.read(entities -> Optional.ofNullable(
                        entities.find(DefaultProjectEntity.class, actor.member().value()))
                .map(entry -> new ProjectId(entry.projectId))
                .filter(project -> store.exists(actor, project)));
    }

    /** Makes that project the actor's own default; empty if another request of the same person was faster. */
    Optional<ProjectId> set(Actor actor, ProjectId project) {
        try {
            return database.write(entities -> {
                DefaultProjectEntity entry = entities.find(
                        DefaultProjectEntity.class,
                        actor.member().value(),
                        jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
                if (entry == null) {
                    entry = new DefaultProjectEntity();
                    entry.memberId = actor.member().value();
                    entry.tenantId = actor.tenant().value();
                    entry.projectId = project.value();
                    entities.persist(entry);
                    entities.flush();
                } else if (store.exists(actor, new ProjectId(entry.projectId))) {
                    return Optional.empty();
                } else {
                    entry.projectId = project.value();
                }
                return Optional.of(project);
            });
        } catch (PersistenceException e) {
            if (Database.isDuplicateKey(e) || Database.isDeadlock(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Forgets a project that is deleted; acts for the platform. */
    void erase(ProjectId project) {
        database.change(entities -> {
            var unused = entities.createQuery("delete from DefaultProjectEntity d where d.projectId = :project")
                    .setParameter("project", project.value())
                    .executeUpdate();
        });
    }
}
