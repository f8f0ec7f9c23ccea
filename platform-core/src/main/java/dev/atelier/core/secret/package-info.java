/**
 * Values that are never printed.
 *
 * <p>A secret is a type of its own so that it cannot slip into a log, an event or an error by string concatenation.
 */
@NullMarked
package dev.atelier.core.secret;

import org.jspecify.annotations.NullMarked;
