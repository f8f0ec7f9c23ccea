package dev.atelier.web.images;

import dev.atelier.core.project.ImageContent;
import dev.atelier.core.project.ImageId;
import dev.atelier.core.project.ProjectImages;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import java.io.InputStream;

/** Where the images of a box go. May be called from any thread. */
public interface ImageKeeper {
    /**
     * An image that was taken.
     *
     * @param key what the keeper knows it by
     * @param name as the person knows it
     */
    record Kept(String key, String name) {}

    /**
     * Takes an image.
     *
     * @throws dev.atelier.core.fault.FaultException when it is not taken, with the reason
     */
    Kept keep(String name, InputStream content);

    void remove(String key);

    ImageContent thumbnail(String key);

    /** Into a project; keys are the names of files. */
    static ImageKeeper ofProject(ProjectImages images, Actor actor, ProjectId project) {
        return new ImageKeeper() {
            @Override
            public Kept keep(String name, InputStream content) {
                var image = images.add(actor, project, name, content);
                return new Kept(image.file().value(), image.name());
            }

            @Override
            public void remove(String key) {
                images.remove(actor, project, key);
            }

            @Override
            public ImageContent thumbnail(String key) {
                return images.thumbnail(actor, project, key);
            }
        };
    }

    /** For a project that is not there yet; keys are ids. */
    static ImageKeeper ofDrafts(ProjectImages images, Actor actor) {
        return new ImageKeeper() {
            @Override
            public Kept keep(String name, InputStream content) {
                var image = images.addDraft(actor, name, content);
                return new Kept(image.id().toString(), image.name());
            }

            @Override
            public void remove(String key) {
                images.removeDraft(actor, ImageId.of(key));
            }

            @Override
            public ImageContent thumbnail(String key) {
                return images.thumbnailOfDraft(actor, ImageId.of(key));
            }
        };
    }
}
