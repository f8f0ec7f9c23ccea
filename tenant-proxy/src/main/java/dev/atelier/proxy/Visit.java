package dev.atelier.proxy;

import dev.atelier.proxy.contract.Access;
import dev.atelier.proxy.contract.HostName;
import dev.atelier.proxy.contract.Route;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that was let in, from then until its answer or its tunnel has ended. Lives on one event loop.
 *
 * <p>Two things may end it early: the browser goes away (then whatever carries it is dropped), or the pass it was let in
 * with is revoked (then the browser is dropped too).
 */
final class Visit {
    private final Incoming incoming;
    private final Route route;
    private final Optional<String> guest;
    private @Nullable Runnable carrier;
    private boolean held;
    private boolean tunnel;
    private boolean stream;
    private boolean over;

    /** @param guest by whose pass it was let in, if by a guest's */
    Visit(Incoming incoming, Route route, Optional<String> guest) {
        this.incoming = incoming;
        this.route = route;
        this.guest = guest;
    }

    Incoming incoming() {
        return incoming;
    }

    /** The route as it was when this was let in. */
    Route route() {
        return route;
    }

    HostName host() {
        return route.host();
    }

    boolean isOver() {
        return over;
    }

    /** Whether what let this in would still let it in. */
    boolean isStillWelcome(Route now) {
        return now.access() == Access.OPEN
                || (route.access() == Access.TICKET
                        && now.generation() == route.generation()
                        && guest.map(who -> now.admits(who, Instant.now())).orElse(true));
    }

    /** Says how to drop what carries this now. */
    void carriedBy(Runnable drop) {
        carrier = drop;
        held = false;
    }

    /** Says how to forget what waits for its turn; nothing has been answered yet. */
    void heldBy(Runnable drop) {
        carrier = drop;
        held = true;
    }

    /** From now on this is two sockets; dropping closes both. */
    void tunnelledBy(Runnable drop) {
        carrier = drop;
        tunnel = true;
    }

    /** From now on the answer is a stream of events, which may be silent, and unheard, for ever. */
    void isStream() {
        stream = true;
    }

    /** Whether somebody waits for the app to do something, as opposed to being told when it does. */
    boolean isWork() {
        return !over && !tunnel && !stream && !isIdle();
    }

    /** Whether this only looks if anybody is there, which is no use of the app and wakes nobody. */
    boolean isIdle() {
        return incoming.webSocket()
                && route.activity()
                        .filter(activity -> activity.idleProtocols().contains(protocol()))
                        .isPresent();
    }

    private String protocol() {
        String protocol = incoming.header("sec-websocket-protocol");
        return protocol == null ? "" : protocol.strip();
    }

    void ended() {
        over = true;
        carrier = null;
    }

    /** The browser went away. */
    void abandoned() {
        Runnable drop = carrier;
        ended();
        if (drop != null) {
            drop.run();
        }
    }

    /** Ends what is being answered already; what still waits is decided on anew by whoever made it wait. */
    void revoke() {
        if (carrier != null && !held) {
            boolean closesItself = tunnel;
            abandoned();
            if (!closesItself) {
                Channels.closeNow(incoming.request().connection());
            }
        }
    }
}
