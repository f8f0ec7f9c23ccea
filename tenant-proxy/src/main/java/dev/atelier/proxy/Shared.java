package dev.atelier.proxy;

import dev.atelier.proxy.contract.Passes;
import dev.atelier.proxy.contract.RouteTable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all event loops of a gateway have in common; every part of it is safe for any thread.
 *
 * @param port the real one, once the first loop listens
 * @param visits that are not over
 * @param connections of browsers, tunnels included, that are open now
 */
record Shared(
        GatewaySettings settings,
        RouteTable routes,
        Passes passes,
        WakeCalls wakeCalls,
        UseLog useLog,
        AtomicInteger port,
        AtomicInteger visits,
        AtomicInteger connections) {

    Shared(GatewaySettings settings, RouteTable routes, Passes passes, WakeCalls wakeCalls) {
        this(
                settings,
                routes,
                passes,
                wakeCalls,
                new UseLog(),
                new AtomicInteger(),
                new AtomicInteger(),
                new AtomicInteger());
    }
}
