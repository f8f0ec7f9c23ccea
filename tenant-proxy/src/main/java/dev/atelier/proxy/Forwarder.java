package dev.atelier.proxy;

import dev.atelier.proxy.contract.Route;
import dev.atelier.proxy.page.Problem;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.Locale;
import java.util.function.Function;

/** Carries one request to its upstream and the answer back, both as streams: nothing is ever held whole. */
final class Forwarder {
    private static final int LEAST_FINAL_STATUS = 200;
    private static final int MOST_STATUS = 599;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final HttpClient client;
    private final RequestHeaders requestHeaders;
    private final ResponseHeaders responseHeaders;
    private final Answers answers;
    private final Backlog backlog;
    private final long answerMillis;

    Forwarder(
            HttpClient client,
            Cookies cookies,
            TrustedProxies proxies,
            Answers answers,
            Backlog backlog,
            Limits limits) {
        this.client = client;
        this.requestHeaders = new RequestHeaders(cookies, proxies);
        this.responseHeaders = new ResponseHeaders(cookies);
        this.answers = answers;
        this.backlog = backlog;
        this.answerMillis = limits.answer().toMillis();
    }

    /** The future is done when the answer has begun or cannot come. */
    Future<Outcome> forward(Visit visit, Route route) {
        return connect(visit, route, upstream -> exchange(visit, upstream));
    }

    /** Gets a connection and lets it be used for a request that has its method, address and headers. */
    Future<Outcome> connect(Visit visit, Route route, Function<HttpClientRequest, Future<Outcome>> use) {
        Incoming incoming = visit.incoming();
        return client.request(Upstreams.to(route.upstream())
                        .setMethod(incoming.request().method())
                        .setURI(incoming.target().path()))
                .transform(connected -> {
                    if (connected.failed()) {
                        return Future.succeededFuture(Upstreams.notConnected(connected.cause()));
                    }
                    HttpClientRequest upstream = connected.result();
                    upstream.exceptionHandler(toldByTheAnswersFuture -> {});
                    if (visit.isOver()) {
                        upstream.reset();
                        return Future.succeededFuture(new Outcome.Delivered());
                    }
                    visit.carriedBy(upstream::reset);
                    requestHeaders.copy(incoming, route, upstream.headers());
                    return use.apply(upstream)
                            .otherwise(
                                    cause -> visit.isOver() ? new Outcome.Delivered() : Upstreams.notAnswered(cause));
                });
    }

    void copyHeaders(Visit visit, HttpClientResponse from, HttpServerResponse to) {
        responseHeaders.copy(visit.route(), from.headers(), to.headers());
    }

    private Future<Outcome> exchange(Visit visit, HttpClientRequest upstream) {
        Future<HttpClientResponse> answer = upstream.response();
        sendBody(visit.incoming(), upstream);
        return answer.map(head -> relay(visit, upstream, head));
    }

    private void sendBody(Incoming incoming, HttpClientRequest upstream) {
        if (!incoming.hasBody()) {
            upstream.end().onSuccess(sent -> expectAnswer(upstream));
            return;
        }
        HttpServerRequest request = incoming.request();
        String length = incoming.header("content-length");
        if (length == null) {
            upstream.setChunked(true);
        } else {
            upstream.putHeader(HttpHeaders.CONTENT_LENGTH, length);
        }
        if (request.headers().contains(HttpHeaders.EXPECT)) {
            request.response().writeContinue();
        }
        Flow.between(backlog, request.connection(), request, upstream)
                .compose(read -> upstream.end())
                .onSuccess(sent -> expectAnswer(upstream))
                .onFailure(broken -> Channels.closeNow(upstream.connection()));
    }

    /** From here on the upstream owes an answer. Once its head is there, the body may take for ever. */
    private void expectAnswer(HttpClientRequest upstream) {
        if (!upstream.response().isComplete()) {
            upstream.idleTimeout(answerMillis);
        }
    }

    /** Passes an answer on, from its head to its end. */
    Outcome relay(Visit visit, HttpClientRequest upstream, HttpClientResponse answer) {
        int status = answer.statusCode();
        answer.exceptionHandler(noBodyIsExpected -> {});
        if (status < LEAST_FINAL_STATUS || status > MOST_STATUS) {
            upstream.reset();
            return new Outcome.Hopeless(Problem.WRONG_ANSWER);
        }
        HttpServerRequest request = visit.incoming().request();
        HttpServerResponse response = request.response();
        response.setStatusCode(status);
        copyHeaders(visit, answer, response);
        if (HttpMethod.HEAD.equals(request.method()) || status == NO_CONTENT || status == NOT_MODIFIED) {
            response.end();
            return new Outcome.Delivered();
        }
        if (isEventStream(answer)) {
            visit.isStream();
        }
        boolean unmeasured = !answer.headers().contains(HttpHeaders.CONTENT_LENGTH);
        boolean old = request.version() == HttpVersion.HTTP_1_0;
        if (unmeasured && !old) {
            response.setChunked(true);
            // an event stream is open for its reader from here, and not from its first event
            response.writeHead();
        }
        Flow.between(backlog, upstream.connection(), answer, response)
                .onFailure(broken -> {
                    // not a hard close: the app may have said everything, and its connection serve somebody else by now
                    upstream.reset();
                    // the browser must not take half an answer for a whole one
                    Channels.closeNow(request.connection());
                })
                .compose(read -> response.end())
                .onSuccess(passed -> finish(request, unmeasured && old));
        return new Outcome.Delivered();
    }

    private static boolean isEventStream(HttpClientResponse answer) {
        String type = answer.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("text/event-stream");
    }

    /** HTTP/1.0 knows no chunks: where the length is not known, the end of the connection is the end of the answer. */
    private void finish(HttpServerRequest request, boolean endsWithConnection) {
        if (Answers.isBodyUnread(request)) {
            answers.linger(request);
        } else if (endsWithConnection) {
            request.connection().close();
        }
    }
}
