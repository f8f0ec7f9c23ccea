/**
 * Words as somebody typed them, and what each may mean.
 *
 * <p>A {@link dev.atelier.core.agent.rules.phrase.Phrase} is a text cut into tokens, each with the
 * {@link dev.atelier.core.agent.rules.phrase.Concept}s that its word may stand for in English or German, typing errors
 * forgiven (X-R4). It keeps the text as written, so that names and quotations come out unchanged. Pure values; used by
 * the rule-based agent only.
 */
@NullMarked
package dev.atelier.core.agent.rules.phrase;

import org.jspecify.annotations.NullMarked;
