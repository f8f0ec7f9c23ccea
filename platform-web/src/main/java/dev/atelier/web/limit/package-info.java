/**
 * Who has asked too often (R11): programs by token and by tenant, whoever tries tokens by network address.
 *
 * <p>Counted in this process; several web nodes allow as much each. Thread-safe.
 */
@NullMarked
package dev.atelier.web.limit;

import org.jspecify.annotations.NullMarked;
