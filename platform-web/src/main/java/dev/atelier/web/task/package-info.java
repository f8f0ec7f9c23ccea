/**
 * The screens for tasks on repositories (T15): the form, the live page of one task, the list.
 *
 * <p>They call {@link dev.atelier.core.task.Tasks} and follow a task's runs as the chat does. A token that somebody types
 * is handed on at once and kept in no field. Views belong to one UI and are used with its lock held, as always with
 * Vaadin.
 */
@NullMarked
package dev.atelier.web.task;

import org.jspecify.annotations.NullMarked;
