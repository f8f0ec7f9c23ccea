package dev.atelier.core.model.langchain4j;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP of one call. Unlike LangChain4j's own client it works in the calling thread, so that an interruption ends it
 * at once; it keeps the limits while the body arrives; and it remembers what went wrong with the headers at hand.
 */
final class HttpCall implements HttpClient {
    private static final int LONGEST_ERROR = 64 * 1024;

    private final java.net.http.HttpClient client;
    private final CallLimits limits;
    private final EventWatch watch = new EventWatch();
    private @Nullable CallFailure failure;

    HttpCall(java.net.http.HttpClient client, CallLimits limits) {
        this.client = client;
        this.limits = limits;
    }

    /** What went wrong below LangChain4j, if anything did. */
    @Nullable
    CallFailure failure() {
        return failure;
    }

    EventWatch watch() {
        return watch;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException("models are always asked for a stream");
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        try {
            HttpResponse<TimedBody> response = send(request);
            try (TimedBody body = response.body()) {
                if (response.statusCode() / 100 != 2) {
                    failure = answered(response, body);
                    listener.onError(new HttpException(response.statusCode(), "HTTP " + response.statusCode()));
                    return;
                }
                parser.parse(body, watch.around(listener));
                if (body.failure() == null) {
                    listener.onClose();
                } else {
                    failure = new CallFailure.Broken(body.failure());
                }
            }
        } catch (IOException | TimeoutException | InterruptedException e) {
            failure = new CallFailure.Broken(e);
        }
    }

    private HttpResponse<TimedBody> send(HttpRequest request)
            throws IOException, TimeoutException, InterruptedException {
        CompletableFuture<HttpResponse<TimedBody>> sent =
                client.sendAsync(converted(request), response -> new TimedBody(limits));
        try {
            return sent.get(limits.nanosToWait(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            // without effect once the response is there
            sent.cancel(true);
        }
    }

    private static java.net.http.HttpRequest converted(HttpRequest request) {
        URI uri = URI.create(request.url());
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(uri);
        if ("http".equals(uri.getScheme())) {
            // self-hosted servers are known to stumble over an offered upgrade to HTTP/2
            builder.version(java.net.http.HttpClient.Version.HTTP_1_1);
        }
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.method(request.method().name(), BodyPublishers.ofString(request.body()))
                .build();
    }

    private static CallFailure answered(HttpResponse<TimedBody> response, TimedBody body) {
        String text;
        try {
            text = new String(body.readNBytes(LONGEST_ERROR), StandardCharsets.UTF_8);
        } catch (IOException e) {
            text = "";
        }
        return new CallFailure.Answered(
                response.statusCode(), response.headers().firstValue("retry-after"), text);
    }
}
