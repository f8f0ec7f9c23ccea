/**
 * What an agent is, and all that it may touch.
 *
 * <p>An {@link dev.atelier.core.agent.Agent} works on one {@link dev.atelier.core.agent.Turn}: somebody's ask about one
 * project. The turn is the whole world to it: files, commands, the preview and the journal, each of which keeps the
 * project's walls by itself. An agent has no other way out, keeps nothing between turns, and works in the thread that
 * calls it; interrupting that thread cancels the turn. One agent may work on many turns at once.
 *
 * <p>Agents are in the sub-packages. The platform provides the turn; in tests a fake does.
 */
@NullMarked
package dev.atelier.core.agent;

import org.jspecify.annotations.NullMarked;
