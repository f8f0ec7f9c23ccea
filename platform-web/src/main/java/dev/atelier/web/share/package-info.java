/**
 * Where people without an account come in: the address of a share link leads into one preview, or says calmly that it no
 * longer does (B17).
 *
 * <p>Public, so it believes nothing: what is no link costs no look into the database, and who tries many is made to wait.
 * A plain servlet, because a visitor should not have to load the screens of a product that they do not use.
 */
@NullMarked
package dev.atelier.web.share;

import org.jspecify.annotations.NullMarked;
