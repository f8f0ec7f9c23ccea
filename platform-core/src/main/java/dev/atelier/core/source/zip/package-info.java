/**
 * Making a project from a ZIP archive that somebody sent (T4).
 *
 * <p>An archive says what is in it twice: in its directory, at the end, and before each entry. Most programs believe one of
 * the two. Here both are read and have to agree, entries may not share bytes, and everything is judged before the first
 * file is written; while unpacking, what comes out has to be what was promised. So what two programs could read
 * differently is refused, with the entry named.
 *
 * <p>{@link dev.atelier.core.source.zip.ZipImport} is the face; {@code project} and {@code task} may call it, from any
 * thread. It takes as much disk as the archive and its files, within the limits of a project, and memory for the names.
 */
@NullMarked
package dev.atelier.core.source.zip;

import org.jspecify.annotations.NullMarked;
