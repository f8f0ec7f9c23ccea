/**
 * Who is asking: sign-in with the browser through the identity provider, and tokens for programs (X1, X4, B20).
 *
 * <p>The one place where a request becomes an {@link dev.atelier.core.tenant.Actor}. Browsers hold a session cookie and
 * are sent to the identity provider from {@code /login} only; programs ({@code /api}, {@code /compat}) present a bearer
 * token with each request, hold no cookie, and are never redirected. Everything is thread-safe.
 */
@NullMarked
package dev.atelier.web.login;

import org.jspecify.annotations.NullMarked;
