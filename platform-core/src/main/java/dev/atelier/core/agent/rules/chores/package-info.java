/**
 * What the rules can do to any repository (X-R3): housekeeping files, and careful changes of Python and JavaScript sources.
 *
 * <p>{@link dev.atelier.core.agent.rules.chores.ChoresAgent} is the face. The same words about the same files always give
 * the same bytes (R5): no dates, no names of machines. A file that is in order already is not written.
 */
@NullMarked
package dev.atelier.core.agent.rules.chores;

import org.jspecify.annotations.NullMarked;
