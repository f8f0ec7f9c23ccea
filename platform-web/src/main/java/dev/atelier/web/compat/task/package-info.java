/**
 * {@code /compat/task}: a task as a form, its status as JSON, its artefacts as files (T17). A thin translation of {@link
 * dev.atelier.core.task.Tasks}.
 */
@NullMarked
package dev.atelier.web.compat.task;

import org.jspecify.annotations.NullMarked;
