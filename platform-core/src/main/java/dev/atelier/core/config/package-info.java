/**
 * Reading of settings: typed, validated, and with errors that say which key is wrong, why, and what would be right.
 *
 * <p>Each feature binds its own settings to a record, at start (B21); nothing else reads the configuration. What may
 * change at run time (R14) its feature binds through {@link dev.atelier.core.config.Settings#live} and lists as
 * {@link dev.atelier.core.config.LiveKey}; {@link dev.atelier.core.config.Overrides} hold what was changed. Thread-safe.
 */
@NullMarked
package dev.atelier.core.config;

import org.jspecify.annotations.NullMarked;
