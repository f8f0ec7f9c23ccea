/**
 * Sandboxes without processes, for tests of what uses sandboxes: programs are Java functions, services are entries in a
 * map, the dev socket is real. They isolate nothing, so {@code ATELIER_SANDBOX} cannot choose them.
 */
@NullMarked
package dev.atelier.core.sandbox.memory;

import org.jspecify.annotations.NullMarked;
