/**
 * The data directory of an installation on one machine: its layout, who may use it, the secrets and the description of
 * the running instance that are kept in it.
 *
 * <p>Everything Atelier keeps is below this directory, and only a directory that carries Atelier's mark is ever cleaned.
 */
@NullMarked
package dev.atelier.local.home;

import org.jspecify.annotations.NullMarked;
