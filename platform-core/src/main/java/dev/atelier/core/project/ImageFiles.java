package dev.atelier.core.project;

import dev.atelier.core.blob.BlobStore;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.image.CheckedImage;
import dev.atelier.core.image.ImageCheck;
import dev.atelier.core.image.ImageName;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.TenantId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Keeps a project's images and its files in step. An image that was uploaded is safe in the blob store at once; it lies
 * in the work tree as soon as nobody else works there, and is told to be kept once a version has it. From then on the
 * versions say what there is: one that an agent deleted, or that an older version does not have, is gone, and one that
 * comes back with a version is there again (docs/adr/0018).
 */
final class ImageFiles {
    private final ImageStore store;
    private final BlobStore blobs;

    ImageFiles(ImageStore store, BlobStore blobs) {
        this.store = store;
        this.blobs = blobs;
    }

    /** Puts into the work tree what was uploaded, and takes out what was removed, since the newest version. */
    void bringInStep(Actor actor, ProjectId project, SourceTree tree) {
        List<ImageEntity> images = store.all(actor, project);
        for (ImageEntity image : images) {
            if (image.isLive() && !image.kept) {
                put(actor.tenant(), image, tree);
            }
        }
        Set<ImageId> traceless = new HashSet<>();
        for (ImageEntity image : images) {
            if (!image.isLive() && !image.removalTold) {
                SourcePath path = ProjectImage.pathOf(image.file());
                if (tree.files().exists(path)) {
                    tree.files().delete(path);
                }
                if (!image.kept && !image.sent) {
                    traceless.add(new ImageId(image.id));
                }
            }
        }
        if (!traceless.isEmpty()) {
            store.forget(actor, project, traceless);
        }
    }

    private void put(TenantId tenant, ImageEntity image, SourceTree tree) {
        SourcePath path = ProjectImage.pathOf(image.file());
        if (!tree.files().exists(path)) {
            blobs.read(tenant, image.blob()).ifPresent(bytes -> tree.files().write(path, bytes));
        }
    }

    /** The project has a new newest version: what it has are the project's images. */
    void follow(Actor actor, ProjectId project, SourceTree tree, CommitId version) {
        Set<SourcePath> there = tree.list(version).stream()
                .filter(path -> path.value().startsWith(ProjectImage.FOLDER))
                .collect(Collectors.toSet());
        List<ImageEntity> images = store.all(actor, project);
        store.markKept(actor, project, those(images, image -> image.isLive() && !image.kept && isIn(there, image)));
        dropGone(actor, project, images, there);
        images.stream()
                .filter(image -> !image.isLive() && isIn(there, image))
                .forEach(image -> found(tree, version, ProjectImage.pathOf(image.file()))
                        .ifPresent(bytes -> revive(actor, project, image, bytes)));
        images.forEach(image -> there.remove(ProjectImage.pathOf(image.file())));
        there.forEach(path -> adopt(actor, project, tree, version, path));
    }

    /** The project has begun anew, without any image; those that a version has come back with it. */
    void beginAnew(Actor actor, ProjectId project) {
        List<ImageEntity> images =
                store.all(actor, project).stream().filter(ImageEntity::isLive).toList();
        store.markGone(actor, project, those(images, image -> true));
        images.forEach(image -> deleteBytes(actor.tenant(), image));
    }

    private void dropGone(Actor actor, ProjectId project, List<ImageEntity> images, Set<SourcePath> there) {
        Set<ImageId> gone = those(images, image -> image.isLive() && image.kept && !isIn(there, image));
        store.markGone(actor, project, gone);
        images.stream()
                .filter(image -> gone.contains(new ImageId(image.id)))
                .forEach(image -> deleteBytes(actor.tenant(), image));
    }

    private void revive(Actor actor, ProjectId project, ImageEntity image, CheckedImage found) {
        blobs.put(actor.tenant(), image.blob(), found.content());
        store.revive(actor, project, new ImageId(image.id), found);
    }

    /** An image among the files that nobody uploaded: an agent drew it, or it came with a version. */
    private void adopt(Actor actor, ProjectId project, SourceTree tree, CommitId version, SourcePath path) {
        String file = path.value().substring(ProjectImage.FOLDER.length());
        Optional<CheckedImage> found = found(tree, version, path);
        if (found.isEmpty() || !ImageName.of(file, found.get().format()).value().equals(file)) {
            return;
        }
        try {
            ImageId id = ImageId.random();
            ImageEntity added = store.add(actor, project, id, file, found.get(), name -> false);
            blobs.put(actor.tenant(), added.blob(), found.get().content());
            store.markKept(actor, project, Set.of(id));
        } catch (FaultException full) {
            // It stays a file like any other; the run that made the version is none the worse for it.
            return;
        }
    }

    private static Optional<CheckedImage> found(SourceTree tree, CommitId version, SourcePath path) {
        try {
            return Optional.of(ImageCheck.of(tree.read(version, path)));
        } catch (FaultException notOneOfOurs) {
            // What an agent or a sandbox calls an image need not be one.
            return Optional.empty();
        }
    }

    void deleteBytes(TenantId tenant, ImageEntity image) {
        blobs.delete(tenant, image.blob());
        blobs.delete(tenant, image.thumbnail());
    }

    private static Set<ImageId> those(List<ImageEntity> images, Predicate<ImageEntity> wanted) {
        return images.stream()
                .filter(wanted)
                .map(image -> new ImageId(image.id))
                .collect(Collectors.toSet());
    }

    private static boolean isIn(Set<SourcePath> there, ImageEntity image) {
        return there.contains(ProjectImage.pathOf(image.file()));
    }
}
