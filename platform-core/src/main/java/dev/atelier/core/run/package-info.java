/**
 * Runs: the durable queue, the append-only event log, subscriptions, cancellation and take-over.
 *
 * <p>A run is somebody's words, applied to a project. {@link dev.atelier.core.run.Runs} is the face for whoever asks and
 * watches; {@link dev.atelier.core.run.Workers} claims runs and hands each to the {@link
 * dev.atelier.core.run.RunHandler}, so that this package knows no agent. Promises:
 *
 * <ul>
 *   <li>a run that was acknowledged is in the database, and ends, whatever dies meanwhile (S1, S2);
 *   <li>at most one run of a project runs at a time, and exactly one worker writes a run's log;
 *   <li>a run's events are numbered from 1 without gaps, the last is its only {@code RunEnded}, and every subscriber sees
 *       each once and in order (R2, R3).
 * </ul>
 *
 * <p>Everything is thread-safe. Subscribers are called on a virtual thread of their own.
 */
@NullMarked
package dev.atelier.core.run;

import org.jspecify.annotations.NullMarked;
