/**
 * Sandboxes as containers of a Docker engine, by docker-java, which is imported here only.
 *
 * <p>A container has no network, a read-only root, no capabilities, no way to new rights, the engine's default
 * system-call filter, and limits for memory (swap included), processors, processes, files and scratch space. It outlives
 * the platform: a restarted one finds it by its labels and adopts it when it was made from an equal spec.
 *
 * <p>The engine has to see the data directory under the same path as the platform: where the platform itself runs in a
 * container, mount it at the same place.
 */
@NullMarked
package dev.atelier.core.sandbox.docker;

import org.jspecify.annotations.NullMarked;
