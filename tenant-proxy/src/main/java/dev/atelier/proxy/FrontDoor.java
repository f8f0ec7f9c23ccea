package dev.atelier.proxy;

import dev.atelier.proxy.contract.HostName;
import dev.atelier.proxy.contract.Route;
import dev.atelier.proxy.contract.RouteState;
import dev.atelier.proxy.page.Problem;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** Where every request of one event loop comes in, is judged, and is handed on or turned away. */
final class FrontDoor {
    private final Shared shared;
    private final Connections connections;
    private final LiveVisits live;
    private final Admission admission;
    private final Answers answers;
    private final OwnPaths ownPaths;
    private final Delivery delivery;
    private final Waker waker;

    FrontDoor(Vertx vertx, HttpClient client, Shared shared, Connections connections) {
        Limits limits = shared.settings().limits();
        this.shared = shared;
        this.connections = connections;
        this.live = new LiveVisits(shared.visits(), limits);
        this.admission = new Admission(shared.passes());
        this.answers = new Answers(vertx);
        this.waker = new Waker(shared, client);
        this.ownPaths = new OwnPaths(shared, client, waker, answers);
        Backlog backlog = new Backlog(limits.backlogBytes());
        Cookies cookies = new Cookies(shared.settings().platformCookies());
        Forwarder forwarder =
                new Forwarder(client, cookies, shared.settings().trustedProxies(), answers, backlog, limits);
        Tunnel tunnel = new Tunnel(vertx, forwarder, connections, live, backlog, this::used);
        this.delivery = new Delivery(vertx, shared, waker, forwarder, tunnel, answers, backlog);
    }

    void enter(HttpServerRequest request) {
        try {
            connections.busy(request);
            request.response().endHandler(ended -> connections.idle(request));
            switch (Intake.read(request)) {
                case Intake.Result.Accepted accepted -> judge(accepted.incoming());
                case Intake.Result.Rejected rejected -> refuse(request, rejected.problem());
            }
        } catch (RuntimeException e) {
            answers.unexpected(request, e);
        }
    }

    /** A request that is not HTTP, or too much of it. Where the next one would begin nobody knows. */
    void enterBroken(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        Problem problem = cause instanceof TooLongHttpLineException
                ? Problem.URI_TOO_LONG
                : cause instanceof TooLongHttpHeaderException ? Problem.HEADERS_TOO_LARGE : Problem.BAD_REQUEST;
        answers.problem(request, problem, Optional.empty(), Optional.empty());
        request.connection().close();
    }

    /** A route appeared, changed or went away. */
    void changed(HostName host) {
        Optional<Route> now = shared.routes().find(host);
        if (now.isEmpty()) {
            shared.wakeCalls().settled(host);
            shared.useLog().forget(host);
        }
        live.review(host, now);
        boolean waiting = delivery.changed(host);
        if (!waiting && now.filter(route -> route.state() == RouteState.RUNNING).isPresent()) {
            // Woken for what was under way already; there is nobody whose answer would settle it.
            shared.wakeCalls().settled(host);
        }
        // It was put to sleep in the very moment in which somebody asked it for something.
        now.filter(route -> live.isAtWork(host)).ifPresent(this::keepAwake);
    }

    /** Whoever waits for an answer uses a host for as long as it takes. */
    void noteWork() {
        for (HostName host : live.atWork()) {
            shared.routes().find(host).ifPresent(this::noteUse);
        }
    }

    private void used(Visit visit) {
        shared.routes().find(visit.host()).ifPresent(this::noteUse);
    }

    private void noteUse(Route route) {
        shared.useLog().used(route);
        keepAwake(route);
    }

    private void keepAwake(Route route) {
        if (route.state() == RouteState.SLEEPING && route.activity().isPresent()) {
            waker.wake(route);
        }
    }

    private void judge(Incoming incoming) {
        if (incoming.hasBody()) {
            incoming.request().pause();
        }
        if (ownPaths.isHealth(incoming)) {
            ownPaths.health(incoming);
            return;
        }
        Optional<Route> route = shared.routes().find(incoming.authority().host());
        if (route.isEmpty()) {
            refuse(incoming.request(), Problem.UNKNOWN_HOST);
            return;
        }
        Verdict verdict = admission.decide(incoming, route.get());
        if (verdict instanceof Verdict.Admitted admitted) {
            admit(incoming, route.get(), admitted.guest());
        } else {
            judgeAgain(incoming);
        }
    }

    /** Before anybody is turned away the route is read anew: a ticket may be newer than what is known of its route. */
    private void judgeAgain(Incoming incoming) {
        Optional<Route> route = shared.routes().refresh(incoming.authority().host());
        if (route.isEmpty()) {
            refuse(incoming.request(), Problem.UNKNOWN_HOST);
            return;
        }
        switch (admission.decide(incoming, route.get())) {
            case Verdict.Admitted admitted -> admit(incoming, route.get(), admitted.guest());
            case Verdict.SentTo sent ->
                answers.elsewhere(incoming.request(), sent.status(), sent.location(), sent.cookie());
            case Verdict.Refused refused ->
                answers.problem(incoming.request(), refused.problem(), route, refused.enter());
        }
    }

    private void admit(Incoming incoming, Route route, Optional<String> guest) {
        Visit visit = new Visit(incoming, route, guest);
        if (!live.add(visit)) {
            answers.problem(incoming.request(), Problem.BUSY, Optional.of(route), Optional.empty());
            return;
        }
        HttpServerRequest request = incoming.request();
        request.response().closeHandler(closed -> visit.abandoned()).endHandler(ended -> {
            connections.idle(request);
            live.remove(visit);
            if (request.response().ended()) {
                visit.ended();
            }
        });
        if (ownPaths.isOurs(incoming)) {
            ownPaths.serve(visit);
        } else {
            if (!visit.isIdle()) {
                shared.useLog().used(route);
            }
            delivery.deliver(visit);
        }
    }

    private void refuse(HttpServerRequest request, Problem problem) {
        answers.problem(request, problem, Optional.empty(), Optional.empty());
    }
}
