/**
 * What a person sets for themselves and an owner for the workspace: for now, access tokens (X4).
 *
 * <p>Screens only; all rules are the engine's. Components belong to one UI.
 */
@NullMarked
package dev.atelier.web.settings;

import org.jspecify.annotations.NullMarked;
