/**
 * Forges: GitHub, Gitea and Forgejo, GitLab (T13, R8).
 *
 * <p>{@link dev.atelier.core.forge.Forges} says which forge a repository is on, {@link dev.atelier.core.forge.PullRequests}
 * pushes one branch and opens one pull request, and {@link dev.atelier.core.forge.ChangeText} words it. Doing it again does
 * it once: a branch that is there with the same commit is taken as pushed, and a pull request that is open is found.
 *
 * <p>{@link dev.atelier.core.forge.Forge} is what each kind of forge has to offer; one contract test covers all. A token is
 * sent to the host of the repository that it was given for, and is in no message. What a forge answers is untrusted: it is
 * bounded, and what is shown of it is made printable.
 *
 * <p>{@code project} and {@code task} may call it, from any thread; a call blocks, and ends when its thread is interrupted.
 */
@NullMarked
package dev.atelier.core.forge;

import org.jspecify.annotations.NullMarked;
