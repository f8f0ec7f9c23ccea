/**
 * Starts the engine with the web application and stops it with it: the engine itself knows no container.
 *
 * <p>The only place that makes the engine's objects; everything else has them injected. They are thread-safe.
 */
@NullMarked
package dev.atelier.web.engine;

import org.jspecify.annotations.NullMarked;
