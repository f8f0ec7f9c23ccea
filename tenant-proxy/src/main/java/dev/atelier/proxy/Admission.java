package dev.atelier.proxy;

import dev.atelier.proxy.contract.Access;
import dev.atelier.proxy.contract.Pass;
import dev.atelier.proxy.contract.Passes;
import dev.atelier.proxy.contract.Route;
import dev.atelier.proxy.page.Problem;
import io.vertx.core.http.HttpHeaders;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides who may reach a host (B17). A ticket in the address becomes a cookie and leaves the address at once, so that it
 * is in no history, no log and no Referer; the cookie counts for its host and its generation alone.
 */
final class Admission {
    private static final int FOUND = 302;
    private static final int SEE_OTHER = 303;

    private final Passes passes;

    Admission(Passes passes) {
        this.passes = passes;
    }

    Verdict decide(Incoming incoming, Route route) {
        if (incoming.webSocket() && !isOwnOrigin(incoming)) {
            return refused(Problem.WRONG_ORIGIN);
        }
        if (!route.isPreview()) {
            return new Verdict.Admitted(Optional.empty());
        }
        Optional<Pass> session = session(incoming, route);
        boolean welcome = route.access() == Access.OPEN || session.isPresent();
        if (incoming.target().ticket().isPresent() && incoming.isRead()) {
            return spend(incoming, incoming.target().ticket().get(), route, welcome);
        }
        if (welcome) {
            boolean foreign = route.access() == Access.TICKET && isFromOtherSite(incoming);
            return foreign ? refused(Problem.WRONG_ORIGIN) : new Verdict.Admitted(session.flatMap(Pass::guest));
        }
        if (wasGuest(incoming, route)) {
            // Sending somebody without an account to the sign-in page would explain nothing.
            return ended(incoming, route);
        }
        return incoming.isNavigation() && route.enter().isPresent()
                ? new Verdict.SentTo(FOUND, enter(route.enter().get(), incoming, route), Optional.empty())
                : new Verdict.Refused(Problem.NO_PASS, route.enter());
    }

    /**
     * A ticket that is no good is not answered with another trip to get one: that would go round for ever when, say, the
     * two clocks disagree. A person may press the button.
     */
    private Verdict spend(Incoming incoming, String ticket, Route route, boolean welcome) {
        Optional<Pass> pass = passes.check(ticket, Pass.Use.TICKET, route);
        if (pass.isEmpty() && !welcome) {
            return passes.isGuests(ticket, route)
                    ? ended(incoming, route)
                    : new Verdict.Refused(Problem.NO_PASS, route.enter());
        }
        Optional<String> cookie = pass.map(passes::session).map(Cookies::session);
        return new Verdict.SentTo(SEE_OTHER, incoming.target().location(), cookie);
    }

    /** The session that came along, a member's before a guest's: who is both stays when the link is revoked. */
    private Optional<Pass> session(Incoming incoming, Route route) {
        return sessions(incoming).stream()
                .flatMap(session -> passes.check(session, Pass.Use.SESSION, route).stream())
                .min(Comparator.comparing(pass -> pass.guest().isPresent()));
    }

    private boolean wasGuest(Incoming incoming, Route route) {
        return sessions(incoming).stream().anyMatch(session -> passes.isGuests(session, route));
    }

    private static List<String> sessions(Incoming incoming) {
        return Cookies.sessions(incoming.request().headers().getAll(HttpHeaders.COOKIE));
    }

    /**
     * Browsers send the cookie along with a WebSocket that any site opens, and no other rule stops that site from reading.
     * Programs send no origin, and no cookie that they were not given.
     */
    static boolean isOwnOrigin(Incoming incoming) {
        List<String> origins = incoming.request().headers().getAll(HttpHeaders.ORIGIN);
        if (origins.size() > 1) {
            return false;
        }
        return origins.isEmpty()
                || Authority.ofOrigin(origins.get(0))
                        .filter(incoming.authority()::sameAs)
                        .isPresent();
    }

    /**
     * Whether a page elsewhere uses the visitor's pass behind the visitor's back; sibling previews are "same-site" and just
     * as foreign. Opening the app from elsewhere, also in a frame, is a navigation and is welcome.
     */
    private static boolean isFromOtherSite(Incoming incoming) {
        String site = incoming.header("sec-fetch-site");
        boolean foreign = "cross-site".equals(site) || "same-site".equals(site);
        return foreign && !"navigate".equals(incoming.header("sec-fetch-mode")) && !incoming.webSocket();
    }

    private static String enter(URI enter, Incoming incoming, Route route) {
        String address = enter.toString();
        return address + (address.indexOf('?') < 0 ? "?" : "&") + "host="
                + Target.encode(route.host().value()) + "&path="
                + Target.encode(incoming.target().location());
    }

    /** Who has an account as well may still come in by it. */
    private static Verdict ended(Incoming incoming, Route route) {
        Optional<URI> entrance = route.enter().map(enter -> URI.create(enter(enter, incoming, route)));
        return new Verdict.Refused(Problem.LINK_ENDED, entrance);
    }

    private static Verdict refused(Problem problem) {
        return new Verdict.Refused(problem, Optional.empty());
    }
}
