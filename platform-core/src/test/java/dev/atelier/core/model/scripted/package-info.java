/**
 * A language model that says what a script tells it to: in the process ({@link
 * dev.atelier.core.model.scripted.ScriptedModel}) and over HTTP in the formats of OpenAI, Anthropic and Ollama ({@link
 * dev.atelier.core.model.scripted.ScriptedModelServer}, which also has a {@code main}).
 *
 * <p>It can misbehave in every way that a real one was ever seen to. Test support, also for other modules' tests.
 */
@NullMarked
package dev.atelier.core.model.scripted;

import org.jspecify.annotations.NullMarked;
