/**
 * What agents do, told to the run that they work for: the parts of a {@link dev.atelier.core.agent.Turn} that turns on
 * projects and turns on tasks have in common.
 *
 * <p>Each object belongs to one run and its worker's thread. For {@code project} and {@code task}.
 */
@NullMarked
package dev.atelier.core.turn;

import org.jspecify.annotations.NullMarked;
