/**
 * The real providers, over LangChain4j: OpenAI and whatever speaks its format, Anthropic, Ollama.
 *
 * <p>The only package that imports LangChain4j. Nobody calls it; {@link dev.atelier.core.model.Models} finds the
 * providers as services. LangChain4j turns requests and replies into each provider's format and back; the HTTP under it
 * is ours ({@code HttpCall}), because time limits, {@code Retry-After} and prompt cancellation need to be at that level.
 * A call is made entirely in the thread that asks for it.
 */
@NullMarked
package dev.atelier.core.model.langchain4j;

import org.jspecify.annotations.NullMarked;
