/** How often somebody may do something, by a clock that the tests turn. */
@NullMarked
package dev.atelier.core.limit;

import org.jspecify.annotations.NullMarked;
