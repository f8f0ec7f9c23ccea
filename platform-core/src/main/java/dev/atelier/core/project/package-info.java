/**
 * What a person opens: create a project, ask for changes, look at its versions, go back, take it along, delete it.
 *
 * <p>{@link dev.atelier.core.project.Projects} is the one face, for the screens and the API alike. Every method takes the
 * actor; what is not of the actor's tenant is {@code not_found}. {@link dev.atelier.core.project.TurnHandler} carries out
 * the runs that it queues. Thread-safe.
 */
@NullMarked
package dev.atelier.core.project;

import org.jspecify.annotations.NullMarked;
