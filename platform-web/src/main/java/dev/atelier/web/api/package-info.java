/**
 * The REST interface, {@code /api/v1}: the same faces of the engine that the screens call, for programs.
 *
 * <p>Resources hold no logic. What they throw becomes problem details here and nowhere else (R10); nothing of an
 * exception but a fault's own words goes out. Resources are made per request.
 */
@NullMarked
package dev.atelier.web.api;

import org.jspecify.annotations.NullMarked;
