package dev.atelier.core.project;

import dev.atelier.core.preview.Previews;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourceTrees;
import dev.atelier.core.store.Database;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Frees what deleted projects leave on disk, once their last run has let go of it. Goes on after a restart where it was
 * cut short; acts for the platform, not for a tenant.
 */
final class Purger {
    private static final Logger LOG = System.getLogger(Purger.class.getName());

    private final Database database;
    private final SourceTrees sources;
    private final Previews previews;
    private final Clock clock;

    Purger(Database database, SourceTrees sources, Previews previews, Clock clock) {
        this.database = database;
        this.sources = sources;
        this.previews = previews;
        this.clock = clock;
    }

    /** Purges what can be purged now; what fails is tried again at the next call. */
    void purge() {
        for (ProjectEntity project : due()) {
            UUID id = project.id;
            try {
                previews.remove(project.target());
                sources.delete(new ProjectId(id));
                database.change(entities -> entities.find(ProjectEntity.class, id).purgedAt = clock.instant());
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "deleted project " + id + " could not be purged yet", e);
            }
        }
    }

    private List<ProjectEntity> due() {
        return database.read(entities -> entities.createQuery(
                        "select p from ProjectEntity p where p.deletedAt is not null and p.purgedAt is null"
                                + " and not exists (select r from RunEntity r where r.projectId = p.id"
                                + " and r.state = 'running')",
                        ProjectEntity.class)
                .getResultList());
    }
}
