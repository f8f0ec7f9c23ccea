/**
 * Changes Python sources without a Python parser: as much of the language as it takes to know where strings and comments
 * are, which lines belong together, and what a function consists of. What cannot be understood is left as it is, byte for
 * byte; a source that was in order stays so.
 */
@NullMarked
package dev.atelier.core.agent.rules.chores.python;

import org.jspecify.annotations.NullMarked;
