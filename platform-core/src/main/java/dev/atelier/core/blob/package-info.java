/**
 * Bytes by tenant and key: uploads, screenshots, artefacts, archives. What must be consistent with other things lies in
 * the database; a blob is written before the row that names it and deleted after it, so that a crash leaves at most a
 * blob that nobody names.
 *
 * <p>{@link dev.atelier.core.blob.BlobStore} is the face; where the bytes lie is a leaf package's affair. All of it may be
 * called from any thread.
 */
@NullMarked
package dev.atelier.core.blob;

import org.jspecify.annotations.NullMarked;
