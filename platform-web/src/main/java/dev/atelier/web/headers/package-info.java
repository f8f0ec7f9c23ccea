/**
 * What every answer says about how a browser may treat it (X18): content security policy and its companions, and the
 * properties of the session cookie. Thread-safe.
 */
@NullMarked
package dev.atelier.web.headers;

import org.jspecify.annotations.NullMarked;
