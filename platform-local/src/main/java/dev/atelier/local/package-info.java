/**
 * The one-machine form of Atelier: {@code ./atelier up} starts the database, Keycloak, the platform and the gateway,
 * watches over them, and stops them in order.
 *
 * <p>Nothing else calls this package; {@link dev.atelier.local.Main} is its only entry. What people are told goes to
 * standard output, one sentence for one thing; what went wrong goes to standard error.
 */
@NullMarked
package dev.atelier.local;

import org.jspecify.annotations.NullMarked;
