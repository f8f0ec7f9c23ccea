/**
 * How often somebody may do something (R11).
 *
 * <p>{@link dev.atelier.core.limit.RateLimit} counts in memory: what a limit allows, it allows in each process that serves
 * requests. It forgets before it grows, so that nobody can fill the memory by calling under many names. For whatever takes
 * requests from outside, from any thread.
 */
@NullMarked
package dev.atelier.core.limit;

import org.jspecify.annotations.NullMarked;
