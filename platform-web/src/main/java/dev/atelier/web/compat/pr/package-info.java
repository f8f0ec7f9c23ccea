/**
 * {@code /compat/pr}: a repository and a prompt in, a stream of events out, whose last one names the pull request (R15, R16).
 * A thin translation of {@link dev.atelier.core.task.Tasks} and of a run's events; whoever stops reading does not stop the
 * task.
 */
@NullMarked
package dev.atelier.web.compat.pr;

import org.jspecify.annotations.NullMarked;
