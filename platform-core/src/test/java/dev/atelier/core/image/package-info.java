/** Images of every kind, whole and hostile, made by the tests themselves. */
@NullMarked
package dev.atelier.core.image;

import org.jspecify.annotations.NullMarked;
