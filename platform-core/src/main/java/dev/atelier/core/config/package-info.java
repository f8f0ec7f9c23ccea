/**
 * Reading of settings: typed, validated, and with errors that say which key is wrong, why, and what would be right.
 *
 * <p>Each feature binds its own settings to a record once, at start (B21); nothing else reads the configuration.
 */
@NullMarked
package dev.atelier.core.config;

import org.jspecify.annotations.NullMarked;
