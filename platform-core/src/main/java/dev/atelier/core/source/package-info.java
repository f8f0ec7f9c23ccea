/**
 * A project's files and their history.
 *
 * <p>A project has a work tree, which its sandbox sees and may fill with anything, and a Git directory, which lies
 * outside of every sandbox. {@link dev.atelier.core.source.SourceTrees} creates, opens and deletes projects;
 * {@link dev.atelier.core.source.SourceTree} is one of them.
 *
 * <p>What it promises:
 *
 * <ul>
 *   <li>Reading or writing "in the project" never leaves the project, whatever links, pipes and names are planted in the
 *       work tree, and whatever is swapped while the platform is at it. All access goes through {@code Folder}, which
 *       walks from an open directory to the next and follows no link; a {@link dev.atelier.core.source.SourcePath} is
 *       the only way to name a file. JGit is never given the work tree: it only sees the Git directory.
 *   <li>A file is replaced as a whole or not at all; a version is either complete or not there. A process killed at any
 *       moment leaves a project that opens.
 *   <li>Nothing in a project widens what happens to it: hooks, filters, attributes, submodules and the machine's Git
 *       configuration have no effect on the bytes that are kept.
 * </ul>
 *
 * <p>Symbolic links and special files in a work tree are not part of its versions; {@code SourceTree.skipped()} names
 * them.
 *
 * <p>Every package may call it, from any thread; operations on one project take turns. Failures are
 * {@link dev.atelier.core.fault.FaultException}s whose messages name paths inside of the project only. JGit is imported
 * nowhere else.
 */
@NullMarked
package dev.atelier.core.source;

import org.jspecify.annotations.NullMarked;
