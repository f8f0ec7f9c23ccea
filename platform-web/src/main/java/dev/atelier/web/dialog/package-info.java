/**
 * What more than one screen asks a person: a project's new name, whether it shall really be deleted.
 *
 * <p>Knows nothing of the screens that open it; each dialog calls one method of the engine and tells its caller what came
 * of it. Components belong to one UI.
 */
@NullMarked
package dev.atelier.web.dialog;

import org.jspecify.annotations.NullMarked;
