/**
 * The platform's side of a living sandbox, shared by all providers: the socket directory, the client of the daemon
 * inside (see {@code agent-image/PROTOCOL.md}), and the {@link dev.atelier.core.sandbox.Sandbox} that is made of them.
 *
 * <p>Only providers call it. Whatever it reads was written by untrusted code: every frame, document, line, waiting time
 * and directory entry has a limit. Blocking calls are cut off by the one thread of {@link
 * dev.atelier.core.sandbox.daemon.Watchdog}, or by interrupting the caller.
 */
@NullMarked
package dev.atelier.core.sandbox.daemon;

import org.jspecify.annotations.NullMarked;
