/**
 * Links with which people without an account see one preview (B17): made, listed, opened, revoked.
 *
 * <p>A link holds the id of its row and a proof that only whoever has the installation's key can make, so the database
 * holds nothing with which a preview could be entered, and a person can have the link shown again (docs/adr/0023). {@link
 * dev.atelier.core.share.ShareLinks} says which links are in force; {@code project} decides who may make one, and brings
 * what is in force to the gateway. Thread-safe.
 */
@NullMarked
package dev.atelier.core.share;

import org.jspecify.annotations.NullMarked;
