/**
 * Measures what people feel, each time beside the bare limit of the same machine in the same minute: what counts is the
 * ratio. {@code ./atelier bench} runs it; nothing in the test suite asserts a time.
 *
 * <p>One thread measures. Whatever is started is given to {@link dev.atelier.system.bench.Belongings}, which frees it
 * however the run ends.
 */
@NullMarked
package dev.atelier.system.bench;

import org.jspecify.annotations.NullMarked;
