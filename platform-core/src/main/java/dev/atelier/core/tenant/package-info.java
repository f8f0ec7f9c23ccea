/**
 * Who acts, for which tenant, with what right.
 *
 * <p>An {@link dev.atelier.core.tenant.Actor} is made only from a verified token and is the first argument of every
 * method that reads or writes a tenant's things. Everything here may be called from any thread.
 */
@NullMarked
package dev.atelier.core.tenant;

import org.jspecify.annotations.NullMarked;
