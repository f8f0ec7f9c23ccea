package dev.atelier.core.project;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.image.CheckedImage;
import dev.atelier.core.image.ImageName;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Actor;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Images in the database. Every method takes the actor and sees that actor's tenant only. */
final class ImageStore {
    private final Database database;
    private final ProjectStore projects;
    private final Supplier<ImageSettings> settings;
    private final Clock clock;

    ImageStore(Database database, ProjectStore projects, Supplier<ImageSettings> settings, Clock clock) {
        this.database = database;
        this.projects = projects;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Adds an image to a project, under the first form of its name that is free.
     *
     * @param taken beside those of the project's images
     */
    ImageEntity add(
            Actor actor, ProjectId project, ImageId id, String name, CheckedImage image, Predicate<ImageName> taken) {
        return database.write(entities -> {
            var unused = projects.lock(entities, actor, project);
            requireRoom(entities, actor, image.content().length);
            requireFewer(entities, project);
            ImageEntity added = entity(actor, id, name, image);
            added.projectId = project.toString();
            added.name(free(entities, project, ImageName.of(name, image.format()), taken));
            entities.persist(added);
            return added;
        });
    }

    /** Adds an image that waits for its project. */
    ImageEntity addDraft(Actor actor, ImageId id, String name, CheckedImage image) {
        return database.write(entities -> {
            requireRoom(entities, actor, image.content().length);
            ImageEntity draft = entity(actor, id, name, image);
            draft.name(ImageName.of(name, image.format()));
            entities.persist(draft);
            return draft;
        });
    }

    /** The project's images, oldest first. */
    List<ProjectImage> list(Actor actor, ProjectId project) {
        return all(actor, project).stream()
                .filter(ImageEntity::isLive)
                .map(ImageEntity::toRecord)
                .toList();
    }

    /** Also those that were removed; oldest first. */
    List<ImageEntity> all(Actor actor, ProjectId project) {
        var unused = projects.find(actor, project);
        return database.read(entities -> of(entities, project));
    }

    ImageEntity find(Actor actor, ProjectId project, String file) {
        return all(actor, project).stream()
                .filter(image -> image.isLive() && image.fileName.equals(file))
                .findFirst()
                .orElseThrow(ImageStore::notFound);
    }

    ImageEntity draft(Actor actor, ImageId id) {
        return database.read(entities -> Optional.ofNullable(entities.find(ImageEntity.class, id.value()))
                .filter(image -> image.tenantId.equals(actor.tenant().value()) && image.projectId == null)
                .orElseThrow(ImageStore::notFound));
    }

    void removeDraft(Actor actor, ImageId id) {
        database.change(entities -> entities.remove(entities.merge(draft(actor, id))));
    }

    /** Marks the image as removed. Its row stays until no agent and no message can mean it any more. */
    ImageEntity remove(Actor actor, ProjectId project, String file) {
        return database.write(entities -> {
            var unused = projects.lock(entities, actor, project);
            ImageEntity image = entities.merge(find(actor, project, file));
            image.removedAt = clock.instant();
            return image;
        });
    }

    /** An ask comes with these; they are what its message shows from now on. */
    void markSent(Actor actor, ProjectId project, Set<ImageId> images) {
        change(actor, project, images, image -> image.sent = true);
    }

    /** A version has these. */
    void markKept(Actor actor, ProjectId project, Set<ImageId> images) {
        change(actor, project, images, image -> image.kept = true);
    }

    /** The version has them no more, whoever took them out. */
    void markGone(Actor actor, ProjectId project, Set<ImageId> images) {
        change(actor, project, images, image -> {
            image.removedAt = clock.instant();
            image.removalTold = true;
        });
    }

    void markTold(Actor actor, ProjectId project, Set<ImageId> images) {
        change(actor, project, images, image -> image.removalTold = true);
    }

    /** A version that has the removed image is the newest one again. */
    void revive(Actor actor, ProjectId project, ImageId id, CheckedImage found) {
        change(actor, project, Set.of(id), image -> {
            describe(image, found);
            image.removedAt = null;
            image.removalTold = false;
            image.kept = true;
        });
    }

    /** Forgets images that were removed before any version or message had them. */
    void forget(Actor actor, ProjectId project, Set<ImageId> images) {
        database.change(entities -> own(entities, actor, project, images).forEach(entities::remove));
    }

    /** For the platform itself: those that nobody made a project of in time. */
    List<ImageEntity> draftsBefore(Instant moment) {
        return database.read(entities -> entities.createQuery(
                        "select i from ImageEntity i where i.projectId is null and i.uploadedAt < :moment",
                        ImageEntity.class)
                .setParameter("moment", moment)
                .setMaxResults(200)
                .getResultList());
    }

    private void change(Actor actor, ProjectId project, Set<ImageId> images, Consumer<ImageEntity> change) {
        database.change(entities -> own(entities, actor, project, images).forEach(change));
    }

    private List<ImageEntity> own(EntityManager entities, Actor actor, ProjectId project, Set<ImageId> images) {
        var unused = projects.lock(entities, actor, project);
        return of(entities, project).stream()
                .filter(image -> images.contains(new ImageId(image.id)))
                .toList();
    }

    private static List<ImageEntity> of(EntityManager entities, ProjectId project) {
        return entities.createQuery(
                        "select i from ImageEntity i where i.projectId = :project order by i.uploadedAt, i.fileName",
                        ImageEntity.class)
                .setParameter("project", project.toString())
                .getResultList();
    }

    private ImageEntity entity(Actor actor, ImageId id, String name, CheckedImage image) {
        ImageEntity entity = new ImageEntity();
        entity.id = id.value();
        entity.tenantId = actor.tenant().value();
        entity.uploadedBy = actor.member().value();
        entity.shownName = ImageName.shown(name);
        entity.uploadedAt = clock.instant();
        describe(entity, image);
        return entity;
    }

    private static void describe(ImageEntity entity, CheckedImage image) {
        entity.format = image.format().name().toLowerCase(Locale.ROOT);
        entity.width = image.width();
        entity.height = image.height();
        entity.bytes = image.content().length;
    }

    private static ImageName free(
            EntityManager entities, ProjectId project, ImageName wanted, Predicate<ImageName> taken) {
        Set<String> keys = new HashSet<>();
        of(entities, project).forEach(image -> keys.add(image.fileKey));
        return wanted.firstFree(name -> keys.contains(name.key()) || taken.test(name));
    }

    /** Two uploads to different projects may both see the last free megabytes; few are looked at at once. */
    private void requireRoom(EntityManager entities, Actor actor, long more) {
        Long used = entities.createQuery(
                        "select sum(i.bytes) from ImageEntity i where i.tenantId = :tenant and i.removedAt is null",
                        Long.class)
                .setParameter("tenant", actor.tenant().value())
                .getSingleResult();
        if (orZero(used) + more > settings.get().quotaBytes()) {
            String message =
                    "Your workspace's images may have " + settings.get().quotaBytes() / (1024 * 1024)
                            + " MB together, and this one does not fit in any more. Remove images that are no longer needed.";
            throw Fault.of(FaultKind.LIMIT, "image_quota", message).asException();
        }
    }

    private void requireFewer(EntityManager entities, ProjectId project) {
        long there = of(entities, project).stream().filter(ImageEntity::isLive).count();
        if (there >= settings.get().perProject()) {
            String message = "This project has " + there + " images, which is the most that one may have. Remove some"
                    + " that are no longer needed.";
            throw Fault.of(FaultKind.LIMIT, "too_many_images", message).asException();
        }
    }

    private static long orZero(@Nullable Long sum) {
        return sum == null ? 0 : sum;
    }

    private static FaultException notFound() {
        return Fault.notFound("image").asException();
    }
}
