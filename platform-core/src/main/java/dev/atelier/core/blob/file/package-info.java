/** Blobs as files of one directory of this machine. */
@NullMarked
package dev.atelier.core.blob.file;

import org.jspecify.annotations.NullMarked;
