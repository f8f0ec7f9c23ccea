/**
 * Tasks: a Git repository or ZIP archive and a few words in; a patch, artefacts and a pull request out (T1–T14, R3–R9).
 *
 * <p>{@link dev.atelier.core.task.Tasks} is the face for screens and API. A task is a run like any other (docs/adr/0001), on
 * a project of its own that is ephemeral: on nobody's list, and deleted some days after the task has ended, unless somebody
 * opens it in the workbench. {@link dev.atelier.core.task.TaskRuns} carries the run out.
 *
 * <p>Whatever comes from outside (the repository with its AGENTS.md and setup.sh, the archive, what its code prints) is data:
 * it changes no limit, tool, destination or secret. The repository's code runs in a sandbox that is named after the task and
 * removed with its end; cloning and pushing are the platform's, outside of it. A token that came with the task lies sealed in
 * the task's row until the run ends, and nowhere else.
 *
 * <p>Below {@code project}, which knows tasks and implements {@link dev.atelier.core.task.TaskProjects}: the narrow door
 * through which a task makes its project. All of it may be called from any thread; a run's thread is its worker.
 */
@NullMarked
package dev.atelier.core.task;

import org.jspecify.annotations.NullMarked;
