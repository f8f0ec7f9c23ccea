/**
 * How a task comes in by HTTP: JSON or a form with an archive, for the API and the compatible routes alike.
 *
 * <p>What can be wrong with a task is {@link dev.atelier.core.task.Tasks}' to say; here is only what has to do with the form
 * in which it comes. An archive is written to disk as it arrives, up to its limit, and deleted with its {@link
 * dev.atelier.web.submission.TaskForm}. Used by request threads.
 */
@NullMarked
package dev.atelier.web.submission;

import org.jspecify.annotations.NullMarked;
