/**
 * Whether the platform is alive, and whether it can do its work (R12).
 *
 * <p>{@code /health/live} says that the process answers; {@code /health/ready} asks every {@link HealthProbe} there is, all
 * at once and for a few seconds at most. Anybody may ask which component is how; why, only administrators are told. Any
 * feature adds a probe by making it a bean. Probes are called from the container's threads, several at once.
 */
@NullMarked
package dev.atelier.web.health;

import org.jspecify.annotations.NullMarked;
