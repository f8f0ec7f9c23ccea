/**
 * What somebody wants, understood from their words by rules (X-R4).
 *
 * <p>{@link dev.atelier.core.agent.rules.intent.Understanding} turns a phrase into
 * {@link dev.atelier.core.agent.rules.intent.Intent}s. It knows words only, not the app: whether there is such a section
 * or picture is found out where the intent is carried out. Pure functions; used by the rule-based agent only.
 */
@NullMarked
package dev.atelier.core.agent.rules.intent;

import org.jspecify.annotations.NullMarked;
