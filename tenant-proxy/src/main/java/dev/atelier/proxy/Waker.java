package dev.atelier.proxy;

import dev.atelier.proxy.contract.Route;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;

/** Asks the platform to start what sleeps. That it was asked is all it knows; the route's document tells the rest. */
final class Waker {
    private static final Logger LOG = System.getLogger(Waker.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FIRST_BAD_STATUS = 300;

    private final Shared shared;
    private final HttpClient client;

    Waker(Shared shared, HttpClient client) {
        this.shared = shared;
        this.client = client;
    }

    /** Calls unless somebody did a moment ago; the future ends with the call and never fails. */
    Future<Void> wake(Route route) {
        if (!shared.wakeCalls().claim(route.host()) || route.wake().isEmpty()) {
            return Future.succeededFuture();
        }
        return call(route.wake().get()).transform(answer -> {
            if (answer.failed()) {
                LOG.log(
                        Level.WARNING,
                        "The wake call for {0} failed: {1}",
                        route.host(),
                        String.valueOf(answer.cause()));
            } else if (answer.result() >= FIRST_BAD_STATUS) {
                LOG.log(Level.WARNING, "The wake call for {0} was answered {1}", route.host(), answer.result());
            }
            shared.routes().refresh(route.host());
            return Future.succeededFuture();
        });
    }

    private Future<Integer> call(URI address) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(address.toString())
                .setConnectTimeout(PATIENCE.toMillis())
                .setIdleTimeout(PATIENCE.toMillis())
                .putHeader(HttpHeaders.AUTHORIZATION, shared.settings().key().bearer())
                .putHeader(HttpHeaders.CONTENT_LENGTH, "0");
        return client.request(options).compose(HttpClientRequest::send).compose(Waker::statusOf);
    }

    private static Future<Integer> statusOf(HttpClientResponse answer) {
        return answer.end().map(answer.statusCode());
    }
}
