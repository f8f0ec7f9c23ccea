/**
 * The agent that works without any key, network or chance (X-R1…X-R4, R5): it makes small web apps from plain words, and
 * changes them, by rules.
 *
 * <p>{@link dev.atelier.core.agent.rules.RulesAgent} is the face; the sub-packages are its parts, for nobody else's use:
 * {@code phrase} (words and what they may stand for) → {@code intent} (what is wanted) → {@code edit} (carried out on the
 * {@code app}'s content, in the {@code look} that was chosen) → files. The same words about the same files always give
 * the same bytes. What a user writes only ever becomes data: it stands in one JSON file, which the components show.
 *
 * <p>All of it is safe for many threads: there is no state but resources read once.
 */
@NullMarked
package dev.atelier.core.agent.rules;

import org.jspecify.annotations.NullMarked;
