package dev.atelier.core.project;

import dev.atelier.core.blob.BlobKey;
import dev.atelier.core.browser.PageSpot;
import dev.atelier.core.preview.PreviewTarget;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Pictures of elements that people point at (X8). */
public final class ElementPictures {
    private final ProjectStore store;
    private final AppLooks looks;

    ElementPictures(ProjectStore store, AppLooks looks) {
        this.store = store;
        this.looks = looks;
    }

    /**
     * Takes one in the background, by the platform's own browser: an app that looks different for every visitor may look
     * different in it. It is read by {@link Versions#picture}.
     *
     * @param path of the app, at which the element was seen
     * @return the picture's key, or nothing when there is no browser or no such element; never fails
     */
    public CompletableFuture<Optional<BlobKey>> take(Actor actor, ProjectId project, String path, PageSpot spot) {
        actor.require(Right.RUN);
        PreviewTarget target = store.find(actor, project).target();
        CompletableFuture<Optional<BlobKey>> taken = new CompletableFuture<>();
        Thread unused = Thread.ofVirtual().name("element-picture").start(() -> {
            try {
                taken.complete(looks.element(target, path, spot));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                taken.complete(Optional.empty());
            }
        });
        return taken;
    }
}
