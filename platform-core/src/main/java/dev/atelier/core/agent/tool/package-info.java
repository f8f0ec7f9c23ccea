/**
 * What a model can do in a project (X11), and what keeps it from doing harm there (X12).
 *
 * <p>A {@link dev.atelier.core.agent.tool.Toolbox} is made for one turn and used by its thread alone; it takes a model's
 * calls as they come and answers each with a {@link dev.atelier.core.agent.tool.ToolOutcome}. Whatever a model does wrong
 * is an outcome that tells it what would be right; only what the platform cannot do is an exception. The tools reach
 * nothing but the turn that they were made for. Used by the agents that work with a model.
 */
@NullMarked
package dev.atelier.core.agent.tool;

import org.jspecify.annotations.NullMarked;
