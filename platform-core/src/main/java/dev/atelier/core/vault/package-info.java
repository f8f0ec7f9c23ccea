/**
 * What members trust the platform with: tokens for their forges, encrypted at rest (T16).
 *
 * <p>{@link dev.atelier.core.vault.Vault} keeps them. Whoever has the database without the key has nothing, and whoever can
 * write to it cannot give one member's token to another: each is bound to whom it belongs and what it is for. The key comes
 * from a setting or file; a new one can replace it while the old one is still known.
 *
 * <p>A package of its own beside {@code secret}, which knows neither tenants nor a database. For {@code project} and
 * {@code task}, from any thread. A token leaves as a {@link dev.atelier.core.secret.Secret} only, and to its owner's own
 * work only; no screen and no answer of the API shows it again.
 */
@NullMarked
package dev.atelier.core.vault;

import org.jspecify.annotations.NullMarked;
