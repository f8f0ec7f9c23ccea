/**
 * Other people's Git repositories: making a project from one (T3), and pushing one branch to one (T13).
 *
 * <p>JGit speaks the protocol; everything around it is ours:
 *
 * <ul>
 *   <li>Where it connects to: {@link dev.atelier.core.source.git.GitUrl} is the only way to name a repository, and every
 *       request, those after a redirect included, goes through {@link dev.atelier.core.net.Connector} to an address that
 *       was judged. Only the two requests of the smart protocol are made at all.
 *   <li>What it sends: a token, to the host it was given for and no other; it is in memory only, and in no configuration,
 *       log or error.
 *   <li>What it takes: bytes, objects, their sizes and the time are limited while they arrive.
 *   <li>What it does with it: objects are stored and checked, and regular files written. There is no checkout, so that
 *       hooks, filters, attributes, submodules and links in the repository have no effect; links and submodules stay in
 *       the versions as they are, and are not among the files.
 * </ul>
 *
 * <p>{@code project}, {@code task} and {@code forge} may call it, from any thread; a call stays on its thread, and is
 * cancelled by interrupting that.
 */
@NullMarked
package dev.atelier.core.source.git;

import org.jspecify.annotations.NullMarked;
