/**
 * Child processes that end with this one: started detached from the terminal, their output kept in log files of bounded
 * size, restarted with growing pauses when they die, and stopped in an orderly way within a bound.
 *
 * <p>Knows nothing of what the processes are. Thread-safe.
 */
@NullMarked
package dev.atelier.local.process;

import org.jspecify.annotations.NullMarked;
