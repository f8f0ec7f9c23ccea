/**
 * The preview gateway: one port, many host names; each request goes to what its host's route names (B14, B16, B17).
 *
 * <p>A request passes these stations, each a class: {@code Intake} (is it HTTP that we accept?), {@code Admission} (may it
 * pass?), {@code Delivery} (is the upstream awake? else wake it and wait), {@code Forwarder} or {@code Tunnel} (carry it).
 * {@code ROUTES.md} is the contract that all of this keeps.
 *
 * <p>Everything that comes from a browser or from an upstream is hostile. Forwarding is written on Vert.x's client and
 * server directly: every header that crosses is decided on here, both directions of a WebSocket have back-pressure, and a
 * connection that failed before it carried anything can be told from one that broke off, on which waiting and repeating
 * rest.
 *
 * <p>Threads: some event loops, each with a server, a client and all stations of its own; only the route table, the wake
 * calls and the count of connections are shared. Whoever embeds the gateway sees {@link dev.atelier.proxy.Gateway} and
 * {@link dev.atelier.proxy.GatewaySettings} only.
 */
@NullMarked
package dev.atelier.proxy;

import org.jspecify.annotations.NullMarked;
