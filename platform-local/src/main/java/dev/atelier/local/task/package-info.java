/**
 * {@code ./atelier task}: a task for a repository or a ZIP archive, from a terminal or a script, over the API.
 *
 * <p>{@link dev.atelier.local.task.TaskCommand} is the only entry. It knows nothing of the installation but its address, so
 * that it may be on another machine. What happens goes to standard output, one line for one thing; what is wrong to
 * standard error. The task itself goes on whatever becomes of this program. One thread calls; another reads the stream.
 */
@NullMarked
package dev.atelier.local.task;

import org.jspecify.annotations.NullMarked;
