/**
 * A project's files and their history.
 *
 * <p>A path in a project is a {@link dev.atelier.core.source.SourcePath}: there is no other way to name a file of a
 * project, so that whatever reaches the file system has been checked.
 */
@NullMarked
package dev.atelier.core.source;

import org.jspecify.annotations.NullMarked;
