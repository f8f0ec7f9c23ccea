package dev.atelier.core.project;

import static dev.atelier.core.project.Attempts.call;

import dev.atelier.core.image.CheckedImage;
import dev.atelier.core.image.ImageCheck;
import dev.atelier.core.image.Samples;
import dev.atelier.core.run.Attachment;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Actor;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Attempts on another tenant's images, by their face and by their rows. */
final class ImageAttempts {
    private final ProjectImages images;
    private final Database database;

    ImageAttempts(ProjectImages images, Database database) {
        this.images = images;
        this.database = database;
    }

    void add(Attempts attempts, Actor anna, Actor nora, ProjectId id) {
        byte[] cat = Samples.png(2, 2);
        var unused = images.add(anna, id, "cat.png", new ByteArrayInputStream(cat));
        ImageId draft =
                images.addDraft(anna, "cat.png", new ByteArrayInputStream(cat)).id();
        attempts.put("ProjectImages.add", () -> images.add(nora, id, "dog.png", new ByteArrayInputStream(cat)));
        attempts.put("ProjectImages.list", () -> images.list(nora, id));
        attempts.put("ProjectImages.get", () -> images.get(nora, id, "cat.png"));
        attempts.put("ProjectImages.read", () -> images.read(nora, id, "cat.png"));
        attempts.put("ProjectImages.thumbnail", () -> images.thumbnail(nora, id, "cat.png"));
        attempts.put("ProjectImages.thumbnailOfDraft", () -> images.thumbnailOfDraft(nora, draft));
        attempts.put("ProjectImages.remove", () -> call(() -> images.remove(nora, id, "cat.png")));
        attempts.put("ProjectImages.removeDraft", () -> call(() -> images.removeDraft(nora, draft)));
        attempts.put("ProjectImages.attachments", () -> images.attachments(nora, id, List.of("cat.png")));
        Attachment picture = new Attachment.Picture("public/images/cat.png", "cat.png", "image/png");
        attempts.put("ProjectImages.send", () -> call(() -> images.send(nora, id, List.of(picture))));
        attempts.put("ProjectImages.adoptDrafts", () -> images.adoptDrafts(nora, id, List.of(draft)));
        // Makes something new of the caller's own.
        attempts.put("ProjectImages.addDraft", List::of);
        addOnRows(attempts, nora, id, draft);
    }

    private void addOnRows(Attempts attempts, Actor nora, ProjectId id, ImageId draft) {
        ImageStore store = imagesOf(database);
        CheckedImage image = ImageCheck.of(Samples.png(2, 2));
        Set<ImageId> some = Set.of(draft);
        attempts.put("ImageStore.add", () -> store.add(nora, id, ImageId.random(), "a.png", image, name -> false));
        attempts.put("ImageStore.list", () -> store.list(nora, id));
        attempts.put("ImageStore.all", () -> store.all(nora, id));
        attempts.put("ImageStore.find", () -> store.find(nora, id, "cat.png"));
        attempts.put("ImageStore.draft", () -> store.draft(nora, draft));
        attempts.put("ImageStore.removeDraft", () -> call(() -> store.removeDraft(nora, draft)));
        attempts.put("ImageStore.remove", () -> store.remove(nora, id, "cat.png"));
        attempts.put("ImageStore.markSent", () -> call(() -> store.markSent(nora, id, some)));
        attempts.put("ImageStore.markKept", () -> call(() -> store.markKept(nora, id, some)));
        attempts.put("ImageStore.markGone", () -> call(() -> store.markGone(nora, id, some)));
        attempts.put("ImageStore.markTold", () -> call(() -> store.markTold(nora, id, some)));
        attempts.put("ImageStore.revive", () -> call(() -> store.revive(nora, id, draft, image)));
        attempts.put("ImageStore.forget", () -> call(() -> store.forget(nora, id, some)));
        attempts.put("ImageStore.addDraft", List::of);
    }

    private static ImageStore imagesOf(Database database) {
        Clock clock = Clock.systemUTC();
        ImageSettings settings = new ImageSettings(10, 1_000_000, Duration.ofHours(1), Path.of("none"));
        return new ImageStore(database, new ProjectStore(database, clock), () -> settings, clock);
    }
}
