/**
 * The four servers of an installation on one machine: how each is prepared, started, found to be ready, and configured.
 *
 * <p>A server is described by a {@link dev.atelier.local.process.Program}; keeping it running is the business of
 * {@link dev.atelier.local.process}. All servers listen on the loopback address only.
 */
@NullMarked
package dev.atelier.local.server;

import org.jspecify.annotations.NullMarked;
