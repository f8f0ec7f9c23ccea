/**
 * Proves the product from outside: a whole installation as {@code ./atelier up} starts it, a real browser, the API over
 * HTTP.
 */
@NullMarked
package dev.atelier.system;

import org.jspecify.annotations.NullMarked;
