/**
 * Sandboxes by Linux namespaces, started with bubblewrap: nothing to install but one small program (R9, X19).
 *
 * <p>A sandbox sees the machine's {@code /usr} read-only, a handful of files in {@code /etc}, its work tree and its
 * sockets; everything else is empty. As root the platform starts bubblewrap with its own rights, so that work trees may
 * lie anywhere, and the sandboxed code becomes an unprivileged user before its first instruction; otherwise a user
 * namespace does the same without any right. A system-call filter closes what namespaces leave open, and control groups
 * limit memory, processes and processor time where the machine lets the platform make them; {@code health()} says when
 * it does not.
 *
 * <p>These sandboxes die with the platform, even when it is killed: the kernel ends them. A restarted platform adopts
 * nothing, and clears away what they left.
 */
@NullMarked
package dev.atelier.core.sandbox.bubblewrap;

import org.jspecify.annotations.NullMarked;
