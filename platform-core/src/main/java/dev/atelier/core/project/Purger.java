package dev.atelier.core.project;

import dev.atelier.core.blob.BlobKey;
import dev.atelier.core.blob.BlobStore;
import dev.atelier.core.preview.Previews;
import dev.atelier.core.run.Runs;
import dev.atelier.core.share.ShareLinks;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourceTrees;
import dev.atelier.core.store.Database;
import dev.atelier.core.task.Tasks;
import dev.atelier.core.tenant.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;

/**
 * Removes everything that belongs to deleted projects, once their last run has let go of it: sandbox, route, files,
 * history, blobs, share links, task, versions, and what was said and done in their runs (B2: a conversation is remembered until
 * it is deleted). What stays is the row that keeps the host name from ever being another project's, without the name.
 *
 * <p>Goes on after a restart where it was cut short, since each step can be repeated; acts for the platform, not for a
 * tenant.
 */
final class Purger {
    private static final Logger LOG = System.getLogger(Purger.class.getName());

    private final Parts parts;

    /** Whatever keeps something of a project. */
    record Parts(
            Database database,
            SourceTrees sources,
            Previews previews,
            BlobStore blobs,
            ShareLinks links,
            AppLooks looks,
            DefaultProjects defaults,
            Tasks tasks,
            Runs runs,
            Clock clock) {}

    Purger(Parts parts) {
        this.parts = parts;
    }

    /** Purges what can be purged now; what fails is tried again at the next call. */
    void purge() {
        for (ProjectEntity project : due()) {
            try {
                purge(project);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "deleted project " + project.id + " could not be purged yet", e);
            }
        }
    }

    private void purge(ProjectEntity project) {
        ProjectId id = new ProjectId(project.id);
        parts.previews().remove(project.target());
        parts.looks().forget(id);
        parts.sources().delete(id);
        parts.blobs().deleteAll(new TenantId(project.tenantId), new BlobKey("projects/" + id));
        parts.links().erase(id);
        parts.defaults().erase(id);
        parts.database().change(entities -> {
            var unused = entities.createQuery("delete from VersionEntity v where v.key.projectId = :project")
                    .setParameter("project", project.id)
                    .executeUpdate();
        });
        Visits.erase(parts.database(), id);
        parts.database().change(entities -> {
            var unused = entities.createQuery("delete from ImageEntity i where i.projectId = :project")
                    .setParameter("project", id.toString())
                    .executeUpdate();
        });
        parts.tasks().erase(id);
        parts.runs().erase(id);
        parts.database().change(entities -> {
            ProjectEntity gone = entities.find(ProjectEntity.class, project.id);
            gone.name = "";
            gone.purgedAt = parts.clock().instant();
        });
    }

    private List<ProjectEntity> due() {
        return parts.database()
                .read(entities -> entities.createQuery(
                                "select p from ProjectEntity p where p.deletedAt is not null and p.purgedAt is null"
                                        + " and not exists (select r from RunEntity r where r.projectId = p.id"
                                        + " and r.state = 'running')",
                                ProjectEntity.class)
                        .getResultList());
    }
}
