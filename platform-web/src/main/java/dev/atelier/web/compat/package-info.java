/**
 * What the compatible routes have in common: each of the packages below serves the routes of one older system, translated to
 * the engine's faces ({@code docs/compat.md}).
 *
 * <p>Whoever calls is known by their bearer token alone, like in {@code /api}; errors are problem details. Requests are
 * answered on the container's threads; what waits for a run holds none.
 */
@NullMarked
package dev.atelier.web.compat;

import org.jspecify.annotations.NullMarked;
