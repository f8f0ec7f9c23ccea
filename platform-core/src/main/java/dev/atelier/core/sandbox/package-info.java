/**
 * Running what nobody trusts: commands, servers and files in isolation (X16, R9, T6).
 *
 * <p>A {@link dev.atelier.core.sandbox.Sandbox} has no network but its own loopback, a work tree that it shares with the
 * platform, and a directory of unix sockets: one to run commands, one to reach its dev server, one through which the
 * platform's proxy lets it reach the hosts of its {@link dev.atelier.core.sandbox.EgressPolicy}. Providers
 * ({@code docker}, {@code bubblewrap}, {@code memory}) differ only in how they start that; the contract test
 * {@code SandboxProviderContract} is what they all promise. There is no provider without isolation.
 *
 * <p>Nothing secret crosses into a sandbox, and all that comes out of it is hostile: its sizes, its timing, its encoding
 * and its file names.
 *
 * <p>Whoever carries out runs or shows previews may call this package. Everything in it may be called from any thread;
 * a command is cancelled by interrupting the thread that waits for it.
 */
@NullMarked
package dev.atelier.core.sandbox;

import org.jspecify.annotations.NullMarked;
