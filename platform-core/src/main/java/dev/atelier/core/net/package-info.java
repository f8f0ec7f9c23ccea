/**
 * Connections that the platform itself makes to where somebody else tells it to: a Git server, a forge, an image.
 *
 * <p>A name is no promise about where it leads, so that {@link dev.atelier.core.net.AddressPolicy} judges addresses. What
 * {@link dev.atelier.core.net.Connector} promises:
 *
 * <ul>
 *   <li>The address that is connected to is the very one that was judged. A name is looked up once for each connection; a
 *       second answer of its server has no effect.
 *   <li>TLS is checked against the name that was asked for, and the certificates that the installation trusts.
 *   <li>A connection ends at its {@link dev.atelier.core.net.Deadline}, however slowly the other side drips, and at once
 *       when the thread that uses it is interrupted.
 * </ul>
 *
 * <p>{@code net.http} speaks HTTP/1.1 over such a connection. It follows no redirect by itself: where one leads is a new
 * request, with a check of its own. Not for {@code model}, whose servers an administrator names, and not for what runs in
 * a sandbox, which has its own proxy. May be used from any thread; a connection belongs to one.
 */
@NullMarked
package dev.atelier.core.net;

import org.jspecify.annotations.NullMarked;
