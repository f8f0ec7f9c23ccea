package dev.atelier.proxy;

import dev.atelier.proxy.contract.Route;
import dev.atelier.proxy.contract.RouteState;
import dev.atelier.proxy.contract.Upstream;
import dev.atelier.proxy.page.Problem;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** What the gateway serves itself under {@code /.atelier/} of every host; nothing below it ever reaches an upstream. */
final class OwnPaths {
    private static final String PREFIX = "/.atelier/";
    private static final String HEALTH = PREFIX + "health";
    private static final String STATE = PREFIX + "state";
    private static final String RETRY = PREFIX + "retry";
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1");
    private static final long PROBE_MILLIS = Duration.ofSeconds(2).toMillis();
    private static final int SEE_OTHER = 303;

    private final Shared shared;
    private final HttpClient client;
    private final Waker waker;
    private final Answers answers;

    OwnPaths(Shared shared, HttpClient client, Waker waker, Answers answers) {
        this.shared = shared;
        this.client = client;
        this.waker = waker;
        this.answers = answers;
    }

    /** Where the retry button of a page at this address sends its POST. */
    static String retry(Target target) {
        return RETRY + "?path=" + Target.encode(target.location());
    }

    /** Health is for whoever runs the machine: asked from this machine, for this machine. */
    boolean isHealth(Incoming incoming) {
        return incoming.target().withoutQuery().equals(HEALTH)
                && LOOPBACK_NAMES.contains(incoming.authority().host().value())
                && isLoopback(incoming.request().remoteAddress().hostAddress());
    }

    void health(Incoming incoming) {
        answers.json(
                incoming.request(),
                new JsonObject()
                        .put("status", "up")
                        .put("routes", shared.routes().size())
                        .put("connections", shared.connections().get()));
    }

    boolean isOurs(Incoming incoming) {
        return incoming.target().path().startsWith(PREFIX);
    }

    /** Answers a visit to a path that is ours. */
    void serve(Visit visit) {
        Incoming incoming = visit.incoming();
        String path = incoming.target().withoutQuery();
        if (path.equals(STATE) && incoming.isRead()) {
            state(visit);
        } else if (path.equals(RETRY)
                && HttpMethod.POST.equals(incoming.request().method())) {
            retry(visit);
        } else {
            problem(visit, Problem.NOT_FOUND);
        }
    }

    private void state(Visit visit) {
        Optional<Route> route = shared.routes().refresh(visit.host());
        if (route.isEmpty()) {
            problem(visit, Problem.UNKNOWN_HOST);
            return;
        }
        switch (route.get().state()) {
            case RUNNING -> running(visit, route.get());
            case STARTING, SLEEPING -> {
                waker.wake(route.get());
                tell(visit, route.get().state(), route.get());
            }
            case FAILED -> tell(visit, RouteState.FAILED, route.get());
        }
    }

    /**
     * "Running" is said of an upstream that was found silent only once it has answered again, or the wake page would load
     * itself over and over.
     */
    private void running(Visit visit, Route route) {
        if (!shared.wakeCalls().isWaking(route.host())) {
            tell(visit, RouteState.RUNNING, route);
            return;
        }
        waker.wake(route);
        answers(route.upstream()).onSuccess(there -> {
            if (there) {
                shared.wakeCalls().settled(route.host());
            }
            tell(visit, there ? RouteState.RUNNING : RouteState.STARTING, route);
        });
    }

    private void tell(Visit visit, RouteState state, Route route) {
        if (!visit.isOver()) {
            JsonObject body = new JsonObject()
                    .put("state", state.word())
                    .put("detail", route.detail())
                    .put("ahead", route.ahead());
            answers.json(visit.incoming().request(), body);
        }
    }

    /** Whether an upstream gives any answer at all. One that takes the request and thinks about it is there as well. */
    private Future<Boolean> answers(Upstream upstream) {
        return client.request(Upstreams.to(upstream).setMethod(HttpMethod.HEAD).setURI("/"))
                .compose(request -> {
                    request.exceptionHandler(toldByTheAnswersFuture -> {});
                    request.putHeader(HttpHeaders.HOST, "localhost").idleTimeout(PROBE_MILLIS);
                    return request.send();
                })
                .map(answer -> true)
                .otherwise(cause -> cause instanceof TimeoutException);
    }

    /** The button on the page of a failed start. */
    private void retry(Visit visit) {
        HttpServerRequest request = visit.incoming().request();
        if (!Admission.isOwnOrigin(visit.incoming())) {
            problem(visit, Problem.WRONG_ORIGIN);
            return;
        }
        String back =
                visit.incoming().target().parameter("path").map(Target::ownPath).orElse("/");
        waker.wake(visit.route()).onComplete(called -> {
            if (!visit.isOver()) {
                answers.elsewhere(request, SEE_OTHER, isVisible(back) ? back : "/", Optional.empty());
            }
        });
    }

    /** A decoded parameter may hold anything; a header may not. */
    private static boolean isVisible(String path) {
        return path.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private void problem(Visit visit, Problem problem) {
        answers.problem(visit.incoming().request(), problem, Optional.of(visit.route()), Optional.empty());
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || "0:0:0:0:0:0:0:1".equals(address) || "::1".equals(address);
    }
}
