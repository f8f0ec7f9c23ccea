/**
 * The gateway's contract with whoever runs the previews, as {@code ROUTES.md} words it: which host leads where (route
 * documents in a directory) and who may pass (signed tickets).
 *
 * <p>It promises that nothing malformed gets through: a document or a token is either wholly valid or it does not exist.
 * It knows nothing of HTTP. All types are immutable and safe for any thread, save {@link
 * dev.atelier.proxy.contract.RouteTable}, which says what it does with threads. JSON is read here and nowhere else.
 */
@NullMarked
package dev.atelier.proxy.contract;

import org.jspecify.annotations.NullMarked;
