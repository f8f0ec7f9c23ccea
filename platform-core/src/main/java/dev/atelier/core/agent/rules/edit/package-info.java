/**
 * Carries out what was understood: from an app's content and an intent to its content afterwards, and a sentence about
 * it.
 *
 * <p>{@link dev.atelier.core.agent.rules.edit.Editor} is the face. Nothing here touches a file; a thing that cannot be
 * done changes nothing and says why (R5). Pure functions; used by the rule-based agent only.
 */
@NullMarked
package dev.atelier.core.agent.rules.edit;

import org.jspecify.annotations.NullMarked;
