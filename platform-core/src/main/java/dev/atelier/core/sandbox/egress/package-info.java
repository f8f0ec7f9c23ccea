/**
 * The only way out of a sandbox: one HTTP {@code CONNECT} proxy for each, on a unix socket, with an allow-list (X16).
 *
 * <p>Only providers start it. What comes in is hostile: its head, its speed, the host that it names and what that host
 * resolves to. Each connection is served by two virtual threads and watched by {@link
 * dev.atelier.core.sandbox.daemon.Watchdog}.
 */
@NullMarked
package dev.atelier.core.sandbox.egress;

import org.jspecify.annotations.NullMarked;
