package dev.atelier.core.project;

import dev.atelier.core.agent.TurnPicture;
import dev.atelier.core.blob.BlobStore;
import dev.atelier.core.image.CheckedImage;
import dev.atelier.core.image.ImageFormat;
import dev.atelier.core.image.Shrink;
import dev.atelier.core.model.Image;
import dev.atelier.core.run.Ask;
import dev.atelier.core.run.Attachment;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.tenant.Actor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A project's images as one turn sees them: as they were when it began. */
final class TurnImages {
    /** Models look at nothing finer: larger ones are scaled down by their providers, after they were paid for. */
    private static final int LONGEST_SIDE = 1_568;

    private static final int MOST_SHOWN = 8;
    private static final long LARGEST_SHOWN = 1_500_000;

    private final Actor actor;
    private final ProjectId project;
    private final ImageStore store;
    private final BlobStore blobs;
    private final List<ImageEntity> images;
    private final List<String> sent;

    TurnImages(Actor actor, ProjectId project, ImageStore store, BlobStore blobs, Ask.Change ask) {
        this.actor = actor;
        this.project = project;
        this.store = store;
        this.blobs = blobs;
        this.sent = ask.attachments().stream()
                .filter(Attachment.Picture.class::isInstance)
                .map(attachment -> ((Attachment.Picture) attachment).path())
                .toList();
        this.images = inOrder(store.all(actor, project));
    }

    /** Oldest first, and at the end those that came with the ask, as the person put them. */
    private List<ImageEntity> inOrder(List<ImageEntity> all) {
        return all.stream()
                .sorted(Comparator.comparingInt(
                        image -> sent.indexOf(pathOf(image).value())))
                .toList();
    }

    List<TurnPicture> all() {
        return images.stream()
                .filter(ImageEntity::isLive)
                .map(image -> new TurnPicture(pathOf(image), image.width, image.height, isSent(image)))
                .toList();
    }

    /** What the agent has not been told yet. */
    List<SourcePath> removed() {
        return untold().stream().map(TurnImages::pathOf).toList();
    }

    /** To be called when an agent has worked on it. */
    void removalsTold() {
        if (!untold().isEmpty()) {
            store.markTold(
                    actor,
                    project,
                    untold().stream().map(image -> new ImageId(image.id)).collect(Collectors.toSet()));
        }
    }

    /** Those that came with the ask, as models take them; not those that nobody here can make small enough. */
    List<Image> shown() {
        List<Image> shown = new ArrayList<>();
        for (ImageEntity image : images) {
            if (shown.size() < MOST_SHOWN && image.isLive() && isSent(image)) {
                forModel(image).ifPresent(shown::add);
            }
        }
        return shown;
    }

    private Optional<Image> forModel(ImageEntity entity) {
        ProjectImage image = entity.toRecord();
        return blobs.read(actor.tenant(), entity.blob()).flatMap(bytes -> {
            CheckedImage whole = new CheckedImage(image.format(), image.width(), image.height(), bytes);
            return Shrink.to(LONGEST_SIDE, whole)
                    .or(() -> Optional.of(whole).filter(TurnImages::mayBeShownAsItIs))
                    .filter(small -> small.content().length <= LARGEST_SHOWN)
                    .map(small -> Image.of(small.format().mediaType(), small.content()));
        });
    }

    /** WebP is not decoded here, but models read it. */
    private static boolean mayBeShownAsItIs(CheckedImage image) {
        return image.format() == ImageFormat.WEBP && Math.max(image.width(), image.height()) <= 2 * LONGEST_SIDE;
    }

    private List<ImageEntity> untold() {
        return images.stream()
                .filter(image -> !image.isLive() && !image.removalTold)
                .toList();
    }

    private boolean isSent(ImageEntity image) {
        return sent.contains(pathOf(image).value());
    }

    private static SourcePath pathOf(ImageEntity image) {
        return ProjectImage.pathOf(image.file());
    }
}
