package dev.atelier.core.project;

import dev.atelier.core.blob.BlobStore;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.image.CheckedImage;
import dev.atelier.core.image.Shrink;
import dev.atelier.core.run.Attachment;
import dev.atelier.core.run.Runs;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.source.SourceTrees;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import dev.atelier.core.tenant.TenantId;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The face for images (B11–B13): uploading, looking, removing. An image that was taken is safe, whatever becomes of a run
 * that works meanwhile.
 */
public final class ProjectImages {
    /** The longest side of {@link #thumbnail}, in pixels. */
    private static final int THUMBNAIL = 320;

    /** What is smaller than this is its own thumbnail. */
    private static final int SMALL = 40 * 1024;

    /** The most images that one ask comes with. */
    private static final int MOST_SENT = 300;

    private static final Logger LOG = System.getLogger(ProjectImages.class.getName());

    private final Database database;
    private final ImageStore store;
    private final ProjectStore projects;
    private final BlobStore blobs;
    private final ImageFiles files;
    private final SourceTrees sources;
    private final Runs runs;
    private final UploadDesk desk;
    private final ImageSettings settings;
    private final Clock clock;

    ProjectImages(
            Database database,
            ImageStore store,
            ProjectStore projects,
            BlobStore blobs,
            ImageFiles files,
            SourceTrees sources,
            Runs runs,
            ImageSettings settings,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.projects = projects;
        this.blobs = blobs;
        this.files = files;
        this.sources = sources;
        this.runs = runs;
        this.desk = new UploadDesk(settings.spool());
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Adds an image to the project. While no run works, it is among the files at once; else with the next version.
     *
     * @param name as the sender says; a name that is taken becomes "cat-2.png"
     * @param in is read to the image's end or to the limit, and left open
     * @throws FaultException what {@link dev.atelier.core.image.ImageCheck#of} finds, {@code image_quota}, {@code
     *     too_many_images}; nothing is kept then
     */
    public ProjectImage add(Actor actor, ProjectId project, String name, InputStream in) {
        actor.require(Right.RUN);
        var unused = projects.find(actor, project);
        ImageEntity added = desk.take(in, image -> {
            ImageId id = ImageId.random();
            return kept(actor.tenant(), image, () -> addTo(actor, project, id, name, image));
        });
        show(actor, project);
        return added.toRecord();
    }

    private ImageEntity addTo(Actor actor, ProjectId project, ImageId id, String name, CheckedImage image) {
        try (SourceTree tree = sources.open(project)) {
            return store.add(
                    actor, project, id, name, image, file -> tree.files().exists(ProjectImage.pathOf(file)));
        }
    }

    /** The bytes are there before the row is: nobody ever sees an image without them. */
    private ImageEntity kept(TenantId tenant, CheckedImage image, Supplier<ImageEntity> row) {
        return database.write(entities -> {
            ImageEntity added = row.get();
            entities.flush();
            blobs.put(tenant, added.blob(), image.content());
            return added;
        });
    }

    /** Keeps an image for a project that the first ask will make; it is deleted when none does. */
    public ProjectImage addDraft(Actor actor, String name, InputStream in) {
        actor.require(Right.RUN);
        return desk.take(
                        in,
                        image ->
                                kept(actor.tenant(), image, () -> store.addDraft(actor, ImageId.random(), name, image)))
                .toRecord();
    }

    public void removeDraft(Actor actor, ImageId id) {
        actor.require(Right.RUN);
        ImageEntity draft = store.draft(actor, id);
        store.removeDraft(actor, id);
        files.deleteBytes(actor.tenant(), draft);
    }

    /** Oldest first. */
    public List<ProjectImage> list(Actor actor, ProjectId project) {
        return store.list(actor, project);
    }

    /**
     * One image.
     *
     * @param file its name in the project
     */
    public ProjectImage get(Actor actor, ProjectId project, String file) {
        return store.find(actor, project, file).toRecord();
    }

    /** The image's bytes. They are safe as an image only: see X18 for how to answer with them. */
    public ImageContent read(Actor actor, ProjectId project, String file) {
        return ImageContent.of(bytes(actor, store.find(actor, project, file)));
    }

    /** A small picture of it, or itself where none can be made. */
    public ImageContent thumbnail(Actor actor, ProjectId project, String file) {
        return ImageContent.of(thumbnail(actor, store.find(actor, project, file)));
    }

    public ImageContent thumbnailOfDraft(Actor actor, ImageId id) {
        return ImageContent.of(thumbnail(actor, store.draft(actor, id)));
    }

    /** Takes an image from the project; its next version has it no more, and the agent is told (B13). */
    public void remove(Actor actor, ProjectId project, String file) {
        actor.require(Right.RUN);
        ImageEntity removed = store.remove(actor, project, file);
        files.deleteBytes(actor.tenant(), removed);
        show(actor, project);
    }

    /**
     * Images of the project as what an ask comes with.
     *
     * @throws FaultException {@code not_found} when one is none of the project's, or was removed
     */
    public List<Attachment> attachments(Actor actor, ProjectId project, List<String> files) {
        return files.stream()
                .distinct()
                .<Attachment>map(
                        file -> attachment(store.find(actor, project, file).toRecord()))
                .toList();
    }

    /**
     * An ask comes with these. To be called in its transaction.
     *
     * @throws FaultException {@code not_found} when one was removed, {@code too_many_images}
     */
    void send(Actor actor, ProjectId project, List<Attachment> attachments) {
        List<String> names = attachments.stream()
                .filter(Attachment.Picture.class::isInstance)
                .map(attachment ->
                        SourcePath.of(((Attachment.Picture) attachment).path()).name())
                .toList();
        if (names.size() > MOST_SENT) {
            throw Fault.of(
                            FaultKind.TOO_LARGE,
                            "too_many_images",
                            "At most " + MOST_SENT + " images can come with one message. Send them in parts.")
                    .asException();
        }
        Set<ImageId> ids = names.stream()
                .map(name -> new ImageId(store.find(actor, project, name).id))
                .collect(Collectors.toSet());
        if (!ids.isEmpty()) {
            store.markSent(actor, project, ids);
        }
    }

    /** Gives drafts to the project that was made for them; the names that they have in it. */
    List<String> adoptDrafts(Actor actor, ProjectId project, List<ImageId> drafts) {
        return drafts.stream()
                .map(id -> {
                    ImageEntity draft = store.draft(actor, id);
                    byte[] bytes = bytes(actor, draft);
                    CheckedImage image = new CheckedImage(draft.toRecord().format(), draft.width, draft.height, bytes);
                    removeDraft(actor, id);
                    return kept(
                                    actor.tenant(),
                                    image,
                                    () -> addTo(actor, project, ImageId.random(), draft.shownName, image))
                            .fileName;
                })
                .toList();
    }

    /** Deletes drafts that nobody made a project of. */
    void deleteOldDrafts() {
        for (ImageEntity draft : store.draftsBefore(clock.instant().minus(settings.draftLife()))) {
            database.change(entities -> entities.remove(entities.merge(draft)));
            files.deleteBytes(new TenantId(draft.tenantId), draft);
        }
    }

    /** Shows in the preview what was just changed, unless a run has the files in its hands: it will by itself. */
    private void show(Actor actor, ProjectId project) {
        try {
            database.change(entities -> {
                // Asking locks the project too, so no run can begin in between.
                var unused = projects.lock(entities, actor, project);
                if (!runs.isBusy(actor, project)) {
                    try (SourceTree tree = sources.open(project)) {
                        files.bringInStep(actor, project, tree);
                    }
                }
            });
        } catch (FaultException e) {
            // The image itself is safe; the next run brings the files in step.
            LOG.log(
                    Level.WARNING,
                    "images of " + project + " are not among its files yet: "
                            + e.fault().code());
        }
    }

    private byte[] bytes(Actor actor, ImageEntity image) {
        return blobs.read(actor.tenant(), image.blob())
                .orElseThrow(() -> Fault.notFound("image").asException());
    }

    private byte[] thumbnail(Actor actor, ImageEntity image) {
        Optional<byte[]> made = blobs.read(actor.tenant(), image.thumbnail());
        if (made.isPresent() || image.bytes <= SMALL) {
            return made.orElseGet(() -> bytes(actor, image));
        }
        ProjectImage known = image.toRecord();
        byte[] whole = bytes(actor, image);
        Optional<CheckedImage> small =
                Shrink.to(THUMBNAIL, new CheckedImage(known.format(), known.width(), known.height(), whole));
        small.ifPresent(picture -> blobs.put(actor.tenant(), image.thumbnail(), picture.content()));
        return small.map(CheckedImage::content).orElse(whole);
    }

    private static Attachment.Picture attachment(ProjectImage image) {
        return new Attachment.Picture(
                image.path().value(), image.name(), image.format().mediaType());
    }
}
