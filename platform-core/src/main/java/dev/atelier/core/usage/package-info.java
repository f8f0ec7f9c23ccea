/**
 * What work costs: amounts of money, and the prices of models (R3).
 *
 * <p>Money is exact; it is rounded where it is shown, and nowhere before. Values, to be used from any thread.
 */
@NullMarked
package dev.atelier.core.usage;

import org.jspecify.annotations.NullMarked;
