package dev.atelier.proxy;

import dev.atelier.proxy.contract.HostName;
import dev.atelier.proxy.contract.Route;
import dev.atelier.proxy.page.Language;
import dev.atelier.proxy.page.Page;
import dev.atelier.proxy.page.Problem;
import dev.atelier.proxy.page.WakePage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Sees to it that a visit reaches its upstream, also one that sleeps or is just restarting (B16): asks for it to be woken,
 * holds the visit back and tries again, until it is there or patience ends. A person gets the wake page after half a
 * second; everything else waits longer and is then told to come again.
 *
 * <p>A request that was not sent is tried as often as it takes. One that was sent and got no answer is sent again only if
 * it is repeatable.
 */
final class Delivery {
    private static final long FIRST_PAUSE_MILLIS = 25;
    private static final long LONGEST_PAUSE_MILLIS = 250;
    /** Vert.x holds a browser back only after so many pieces of a body, each of up to 8 KiB. */
    static final long WAITING_BODY_BYTES = (16 + 8) * 8 * 1024;

    private final Vertx vertx;
    private final Shared shared;
    private final Waker waker;
    private final Forwarder forwarder;
    private final Tunnel tunnel;
    private final Answers answers;
    private final Backlog backlog;
    private final Map<HostName, Set<Attempt>> held = new HashMap<>();

    Delivery(
            Vertx vertx,
            Shared shared,
            Waker waker,
            Forwarder forwarder,
            Tunnel tunnel,
            Answers answers,
            Backlog backlog) {
        this.vertx = vertx;
        this.shared = shared;
        this.waker = waker;
        this.forwarder = forwarder;
        this.tunnel = tunnel;
        this.answers = answers;
        this.backlog = backlog;
    }

    void deliver(Visit visit) {
        new Attempt(visit).go();
    }

    /** Lets everything that waits for a host try again now; whether there was anything. */
    boolean changed(HostName host) {
        Set<Attempt> waiting = held.remove(host);
        if (waiting != null) {
            waiting.forEach(Attempt::goOn);
        }
        return waiting != null;
    }

    /** One visit's way, from its first try to its end. */
    private final class Attempt {
        private final Visit visit;
        private final long deadline;
        private long pause = FIRST_PAUSE_MILLIS;
        private long timer;
        private boolean repeated;

        Attempt(Visit visit) {
            Limits limits = shared.settings().limits();
            this.visit = visit;
            this.deadline =
                    System.nanoTime() + (visit.incoming().isNavigation() ? limits.holdPage() : limits.hold()).toNanos();
        }

        void go() {
            Optional<Route> route = shared.routes().find(visit.host());
            if (route.isEmpty()) {
                refuse(Problem.UNKNOWN_HOST);
            } else if (!visit.isStillWelcome(route.get())) {
                refuse(Problem.NO_PASS);
            } else {
                switch (route.get().state()) {
                    case RUNNING -> send(route.get());
                    case STARTING, SLEEPING -> hold(route.get());
                    case FAILED -> failed(route.get());
                }
            }
        }

        private void send(Route route) {
            Future<Outcome> outcome =
                    visit.incoming().webSocket() ? tunnel.open(visit, route) : forwarder.forward(visit, route);
            outcome.onSuccess(result -> {
                switch (result) {
                    case Outcome.Delivered delivered -> shared.wakeCalls().settled(visit.host());
                    case Outcome.Unreachable unreachable -> hold(route);
                    case Outcome.Lost lost -> lost(route);
                    case Outcome.Hopeless hopeless -> refuse(hopeless.problem());
                }
            });
            outcome.onFailure(cause -> answers.unexpected(visit.incoming().request(), cause));
        }

        /** Most often the connection had just been closed for being idle, so the first repetition does not wait. */
        private void lost(Route route) {
            if (!visit.incoming().isRepeatable()) {
                refuse(Problem.BROKEN);
            } else if (repeated) {
                hold(route);
            } else {
                repeated = true;
                go();
            }
        }

        private void hold(Route route) {
            if (visit.isOver()) {
                return;
            }
            if (visit.isIdle()) {
                refuse(Problem.NOT_READY);
                return;
            }
            waker.wake(route);
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                giveUp(route);
                return;
            }
            visit.heldBy(this::forget);
            if (visit.incoming().hasBody()) {
                backlog.stalled(this, WAITING_BODY_BYTES, this::giveWay);
            }
            held.computeIfAbsent(visit.host(), host -> new LinkedHashSet<>()).add(this);
            timer = vertx.setTimer(Math.min(pause, left), id -> {
                forget();
                shared.routes().refresh(visit.host());
                goOn();
            });
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }

        private void goOn() {
            vertx.cancelTimer(timer);
            backlog.moved(this);
            if (!visit.isOver()) {
                go();
            }
        }

        /** Others need the memory that this one's body takes. */
        private void giveWay() {
            forget();
            refuse(Problem.BUSY);
        }

        private void forget() {
            vertx.cancelTimer(timer);
            backlog.moved(this);
            Set<Attempt> waiting = held.get(visit.host());
            if (waiting != null && waiting.remove(this) && waiting.isEmpty()) {
                held.remove(visit.host());
            }
        }

        private void giveUp(Route route) {
            if (visit.incoming().isNavigation()) {
                page(WakePage.starting(
                        route.title(),
                        route.detail(),
                        route.ahead(),
                        shared.wakeCalls().elapsed(visit.host()),
                        language()));
            } else {
                refuse(Problem.NOT_READY.because(route.detail()));
            }
        }

        private void failed(Route route) {
            if (visit.incoming().isNavigation()) {
                String retry = OwnPaths.retry(visit.incoming().target());
                page(WakePage.failed(route.title(), route.detail(), retry, language()));
            } else {
                refuse(Problem.FAILED.because(route.detail()));
            }
        }

        private Language language() {
            return Answers.language(visit.incoming().request());
        }

        private void page(Page page) {
            answers.page(visit.incoming().request(), Problem.NOT_READY.status(), page, Optional.of(visit.route()));
        }

        private void refuse(Problem problem) {
            if (!visit.isOver()) {
                answers.problem(visit.incoming().request(), problem, Optional.of(visit.route()), Optional.empty());
            }
        }
    }
}
