/**
 * {@code /compat/builder}: the routes of the builder whose chat window sends a message and waits for the answer (B22). A
 * thin translation of the engine's faces; whoever calls is known by their bearer token alone, like in {@code /api}.
 *
 * <p>These routes know no projects: they mean the caller's default one, which is made when it is first needed and stays
 * the same from then on ({@code docs/compat.md}). Each request is answered on its own; what waits for a run holds no
 * thread.
 */
@NullMarked
package dev.atelier.web.compat.builder;

import org.jspecify.annotations.NullMarked;
