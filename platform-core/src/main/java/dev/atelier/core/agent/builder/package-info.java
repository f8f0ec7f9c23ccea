/**
 * The agent that works with a language model: ask it, do what it asks for, tell it what came of it, and again, until it
 * is done, fails, or meets a limit.
 *
 * <p>It promises to end (steps, time and tokens are limited), not to call anything done that was changed and not checked,
 * and to keep what was achieved however a turn ends. What it reads in the project is data: nothing written there changes
 * its tools, limits or rules, as these are not in the model's hands at all.
 */
@NullMarked
package dev.atelier.core.agent.builder;

import org.jspecify.annotations.NullMarked;
