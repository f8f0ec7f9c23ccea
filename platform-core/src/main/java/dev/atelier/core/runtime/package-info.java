/**
 * Changing settings while the installation runs (R14): which can be, what counts now and why, who changed what.
 *
 * <p>{@link dev.atelier.core.runtime.RuntimeSettings} is for administrators of the installation. It keeps changes in the
 * database, checks each with the setting's own rules, and brings them to every node within seconds through
 * {@link dev.atelier.core.config.Overrides}. Nothing that is kept here is secret. Thread-safe.
 */
@NullMarked
package dev.atelier.core.runtime;

import org.jspecify.annotations.NullMarked;
