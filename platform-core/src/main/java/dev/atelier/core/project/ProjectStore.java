package dev.atelier.core.project;

import dev.atelier.core.blob.BlobKey;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.preview.PreviewTarget;
import dev.atelier.core.run.Run;
import dev.atelier.core.run.RunId;
import dev.atelier.core.sandbox.SandboxKind;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Actor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Projects and their versions in the database. Every method takes the actor and sees that actor's tenant only.
 *
 * <p>A task's project is not there until somebody keeps it: nobody opens, changes or wakes it by its id. Only the task itself
 * reaches it, by the store {@linkplain #ofTasks for tasks}.
 */
final class ProjectStore {
    private static final int SLUG_TRIES = 8;

    private final Database database;
    private final Clock clock;
    private final boolean withEphemeral;
    private final ProjectNames names = new ProjectNames();

    ProjectStore(Database database, Clock clock) {
        this(database, clock, false);
    }

    private ProjectStore(Database database, Clock clock, boolean withEphemeral) {
        this.database = database;
        this.clock = clock;
        this.withEphemeral = withEphemeral;
    }

    /** The same, with the projects of tasks that nobody has kept. */
    ProjectStore ofTasks() {
        return new ProjectStore(database, clock, true);
    }

    /** Adds a project with version 1, under the first form of its slug that is free. */
    ProjectEntity add(Actor actor, ProjectId id, String name, CommitId first) {
        String slug = ProjectNames.slug(name);
        for (int tries = 1; ; tries++) {
            try {
                String candidate = tries == 1 ? slug : names.varied(slug);
                return database.write(entities -> insert(entities, actor, id, name, candidate, first));
            } catch (PersistenceException e) {
                if (!Database.isDuplicateKey(e) || tries == SLUG_TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Adds a project of a task: without a version until its files are there, and on nobody's list. */
    void addEphemeral(Actor actor, ProjectId id, String name, Optional<SandboxKind> sandbox) {
        // With a part of its own, so that it is free: whoever calls this has no second try.
        String slug = ProjectNames.slug(name) + "-" + id.toString().substring(0, 8);
        database.change(entities -> {
            ProjectEntity project = fresh(actor, id, name, slug);
            project.version = 0;
            project.kind = ProjectKind.REPOSITORY.code();
            project.ephemeral = true;
            project.sandbox = sandbox.map(SandboxKind::code).orElse(null);
            entities.persist(project);
            entities.flush();
        });
    }

    /** From now on it is listed, and stays. */
    void makePermanent(Actor actor, ProjectId id) {
        database.change(entities -> {
            ProjectEntity project = lock(entities, actor, id);
            project.ephemeral = false;
            project.lastActivityAt = clock.instant();
        });
    }

    /** Deletes an ephemeral project, unless somebody has kept it meanwhile; acts for the platform. */
    void abandon(ProjectId id) {
        database.change(entities -> {
            ProjectEntity project = entities.find(ProjectEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
            if (project != null && project.ephemeral && project.deletedAt == null) {
                project.deletedAt = clock.instant();
            }
        });
    }

    /** The projects of the actor's tenant, latest activity first. */
    List<Project> list(Actor actor) {
        return database.read(entities -> entities.createQuery(
                        "select p from ProjectEntity p where p.tenantId = :tenant and p.deletedAt is null"
                                + " and p.ephemeral = false order by p.lastActivityAt desc",
                        ProjectEntity.class)
                .setParameter("tenant", actor.tenant().value())
                .getResultStream()
                .map(ProjectEntity::toRecord)
                .toList());
    }

    ProjectEntity find(Actor actor, ProjectId id) {
        return database.read(entities -> visible(actor, entities.find(ProjectEntity.class, id.value())));
    }

    boolean exists(Actor actor, ProjectId id) {
        return database.read(entities -> {
            ProjectEntity project = entities.find(ProjectEntity.class, id.value());
            return project != null && isVisible(actor, project);
        });
    }

    ProjectEntity findBySlug(Actor actor, String slug) {
        return database.read(entities -> entities.createQuery(
                        "select p from ProjectEntity p where p.slug = :slug", ProjectEntity.class)
                .setParameter("slug", slug)
                .getResultStream()
                .findFirst()
                .map(project -> visible(actor, project))
                .orElseThrow(() -> Fault.notFound("project").asException()));
    }

    /** The project, locked until the caller's transaction ends. */
    ProjectEntity lock(EntityManager entities, Actor actor, ProjectId id) {
        return visible(actor, entities.find(ProjectEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    ProjectEntity rename(Actor actor, ProjectId id, String name) {
        return database.write(entities -> {
            ProjectEntity project = lock(entities, actor, id);
            project.name = name;
            return project;
        });
    }

    ProjectEntity markDeleted(Actor actor, ProjectId id) {
        return database.write(entities -> {
            ProjectEntity project = lock(entities, actor, id);
            project.deletedAt = clock.instant();
            return project;
        });
    }

    void touch(Actor actor, ProjectId id) {
        database.change(entities -> lock(entities, actor, id).lastActivityAt = clock.instant());
    }

    /** Adds the next version. A commit that is the newest version already adds none: that version is returned. */
    Version addVersion(
            Actor actor, ProjectId id, CommitId commit, Optional<RunId> run, String summary, Optional<AppLook> seen) {
        return database.write(entities -> {
            ProjectEntity project = lock(entities, actor, id);
            VersionEntity newest =
                    entities.find(VersionEntity.class, new VersionEntity.Key(project.id, project.version));
            if (newest != null && newest.commitId.equals(commit.value())) {
                return newest.toRecord();
            }
            project.version++;
            project.lastActivityAt = clock.instant();
            String runId = run.map(RunId::toString).orElse(null);
            VersionEntity version = version(actor, project, commit, runId, summary);
            seen.ifPresent(look -> note(project, version, look));
            entities.persist(version);
            return version.toRecord();
        });
    }

    /**
     * Adds the version with which the project begins anew, and its conversation with that run. There is always a new one,
     * also if the files are what they were, so that it can be undone; the same run adds it once.
     */
    Version beginAnew(Actor actor, ProjectId id, CommitId commit, Run run, String summary) {
        return database.write(entities -> {
            ProjectEntity project = lock(entities, actor, id);
            VersionEntity newest =
                    entities.find(VersionEntity.class, new VersionEntity.Key(project.id, project.version));
            if (newest != null && run.id().toString().equals(newest.runId)) {
                return newest.toRecord();
            }
            project.version++;
            project.lastActivityAt = clock.instant();
            project.conversationFrom = run.position();
            VersionEntity version = version(actor, project, commit, run.id().toString(), summary);
            entities.persist(version);
            return version.toRecord();
        });
    }

    /** Makes the conversation the one that the version belongs to; true if it was another one. */
    boolean returnToConversationOf(Actor actor, ProjectId id, int number) {
        return database.write(entities -> {
            ProjectEntity project = lock(entities, actor, id);
            VersionEntity version = entities.find(VersionEntity.class, new VersionEntity.Key(project.id, number));
            if (version == null) {
                throw Fault.notFound("version").asException();
            }
            boolean another = project.conversationFrom != version.conversationFrom;
            project.conversationFrom = version.conversationFrom;
            return another;
        });
    }

    Optional<Integer> lastGood(Actor actor, ProjectId id, int before) {
        ProjectEntity project = find(actor, id);
        Integer good = database.read(entities -> entities.createQuery(
                        "select max(v.key.number) from VersionEntity v where v.key.projectId = :project"
                                + " and v.key.number < :before and v.works = true",
                        Integer.class)
                .setParameter("project", project.id)
                .setParameter("before", before)
                .getSingleResult());
        return good != null ? Optional.of(good) : Optional.of(before - 1).filter(number -> number > 0);
    }

    /** Keeps what was seen of a version after it was made. */
    void seen(Actor actor, ProjectId id, int number, AppLook look) {
        database.change(entities -> {
            ProjectEntity project = lock(entities, actor, id);
            VersionEntity version = entities.find(VersionEntity.class, new VersionEntity.Key(project.id, number));
            if (version != null) {
                note(project, version, look);
            }
        });
    }

    private static void note(ProjectEntity project, VersionEntity version, AppLook look) {
        version.works = look.works();
        version.errors = ErrorList.write(look.errors());
        version.screenshot = look.screenshot().map(BlobKey::value).orElse(null);
        Integer pictured = project.picturedVersion;
        if (version.screenshot != null && (pictured == null || pictured < version.key.number)) {
            project.picturedVersion = version.key.number;
        }
    }

    /** What was wrong with a version when it was looked at; empty when nobody has. */
    Set<String> errors(Actor actor, ProjectId id, int number) {
        ProjectEntity project = find(actor, id);
        return database.read(entities -> Optional.ofNullable(
                        entities.find(VersionEntity.class, new VersionEntity.Key(project.id, number)))
                .flatMap(version -> Optional.ofNullable(version.errors))
                .map(ErrorList::read)
                .orElse(Set.of()));
    }

    /** Newest first. */
    List<Version> versions(Actor actor, ProjectId id) {
        ProjectEntity project = find(actor, id);
        return database.read(entities -> entities.createQuery(
                        "select v from VersionEntity v where v.key.projectId = :project order by v.key.number desc",
                        VersionEntity.class)
                .setParameter("project", project.id)
                .getResultStream()
                .map(VersionEntity::toRecord)
                .toList());
    }

    Version version(Actor actor, ProjectId id, int number) {
        ProjectEntity project = find(actor, id);
        return database.read(entities -> {
            VersionEntity version = entities.find(VersionEntity.class, new VersionEntity.Key(project.id, number));
            if (version == null) {
                throw Fault.notFound("version").asException();
            }
            return version.toRecord();
        });
    }

    /** For the gateway, which asks for whatever host a browser names and learns nothing from the answer. */
    Optional<PreviewTarget> targetForGateway(ProjectId id) {
        return database.read(entities -> Optional.ofNullable(entities.find(ProjectEntity.class, id.value()))
                .filter(project -> project.deletedAt == null && !project.ephemeral)
                .map(ProjectEntity::target));
    }

    /** Every project that exists, for the routes: those on disk may be of before a crash, or missing. */
    List<PreviewTarget> targetsForGateway() {
        return database.read(entities -> entities.createQuery(
                        "select p from ProjectEntity p where p.deletedAt is null and p.ephemeral = false",
                        ProjectEntity.class)
                .getResultStream()
                .map(ProjectEntity::target)
                .toList());
    }

    Version newest(Actor actor, ProjectId id) {
        return version(actor, id, find(actor, id).version);
    }

    /** Whether the newest version was made by that run. */
    boolean newestIsOf(Actor actor, ProjectId id, RunId run) {
        return newest(actor, id).run().equals(Optional.of(run));
    }

    private ProjectEntity insert(
            EntityManager entities, Actor actor, ProjectId id, String name, String slug, CommitId first) {
        ProjectEntity project = fresh(actor, id, name, slug);
        entities.persist(project);
        // The version refers to the project, so the project has to be there first.
        entities.flush();
        entities.persist(version(actor, project, first, null, "Empty template"));
        return project;
    }

    private ProjectEntity fresh(Actor actor, ProjectId id, String name, String slug) {
        Instant now = clock.instant();
        ProjectEntity project = new ProjectEntity();
        project.id = id.value();
        project.tenantId = actor.tenant().value();
        project.createdBy = actor.member().value();
        project.name = name;
        project.slug = slug;
        project.version = 1;
        project.previewGeneration = 1;
        project.createdAt = now;
        project.lastActivityAt = now;
        return project;
    }

    private VersionEntity version(
            Actor actor, ProjectEntity project, CommitId commit, @Nullable String run, String summary) {
        VersionEntity version = new VersionEntity();
        version.key = new VersionEntity.Key(project.id, project.version);
        version.commitId = commit.value();
        version.runId = run;
        version.summary = summary.length() <= VersionEntity.LONGEST_SUMMARY
                ? summary
                : summary.substring(0, VersionEntity.LONGEST_SUMMARY - 1) + "…";
        version.conversationFrom = project.conversationFrom;
        version.madeBy = actor.member().value();
        version.createdAt = clock.instant();
        return version;
    }

    private ProjectEntity visible(Actor actor, @Nullable ProjectEntity project) {
        if (project == null || !isVisible(actor, project)) {
            throw Fault.notFound("project").asException();
        }
        return project;
    }

    private boolean isVisible(Actor actor, ProjectEntity project) {
        return project.deletedAt == null
                && project.tenantId.equals(actor.tenant().value())
                && (withEphemeral || !project.ephemeral);
    }
}
