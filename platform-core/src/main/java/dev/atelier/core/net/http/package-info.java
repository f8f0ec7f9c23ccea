/**
 * HTTP/1.1 as a client, one request on one connection, over {@link dev.atelier.core.net.Connector}.
 *
 * <p>The JDK's own client looks names up itself, so that nobody can say which address it went to; that is why this one
 * exists. It is small because it leaves out whatever is not needed: no connection is used twice, nothing is followed,
 * stored or decompressed. What a server sends is bounded and strictly read; half an answer is an error.
 *
 * <p>For {@code source} and {@code forge}. An {@link dev.atelier.core.net.http.Exchange} belongs to one thread.
 */
@NullMarked
package dev.atelier.core.net.http;

import org.jspecify.annotations.NullMarked;
