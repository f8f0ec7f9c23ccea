/** Test support for agents: a turn in memory. Also used from other modules' tests. */
@NullMarked
package dev.atelier.core.agent;

import org.jspecify.annotations.NullMarked;
