package dev.atelier.web.workbench;

import dev.atelier.core.blob.BlobKey;
import dev.atelier.core.run.Attachment;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * An element that the person has just picked in the preview.
 *
 * @param picture how it looks, which takes a moment to find out
 */
record PointedAt(Attachment.Element element, CompletableFuture<Optional<BlobKey>> picture) {}
