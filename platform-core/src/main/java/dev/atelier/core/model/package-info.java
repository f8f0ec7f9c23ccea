/**
 * Talking to a language model: text and tool calls out, streamed text in.
 *
 * <p>{@link dev.atelier.core.model.LanguageModel} is the SPI. What {@link dev.atelier.core.model.Models} hands out
 * retries, fails over and keeps the time limits by itself; the providers' adapters below this package do none of that.
 * A call blocks its thread and ends promptly when that thread is interrupted. Everything here may be used by any number
 * of threads at once. No key ever appears in a message, a log or an exception of this package.
 */
@NullMarked
package dev.atelier.core.model;

import org.jspecify.annotations.NullMarked;
