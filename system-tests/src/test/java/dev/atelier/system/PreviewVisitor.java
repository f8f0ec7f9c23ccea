package dev.atelier.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;

/** Opens a project's preview through the gateway as a browser does, one request at a time. */
final class PreviewVisitor {
    private static final Duration LONGEST_START = Duration.ofSeconds(90);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;
    private final String authority;
    private Optional<String> cookie = Optional.empty();

    /** @param address the preview's, without a ticket */
    PreviewVisitor(Installation installation, URI address) {
        this.port = installation.port();
        this.authority = address.getAuthority();
    }

    /** Hands in the ticket of an entrance and keeps the cookie that comes back. */
    HttpResponse<String> enter(URI entrance) {
        HttpResponse<String> answer = get(entrance.getRawPath() + "?" + entrance.getRawQuery());
        cookie = answer.headers().firstValue("Set-Cookie").map(header -> header.split(";", 2)[0]);
        return answer;
    }

    /** What a person who opens the page is answered. */
    HttpResponse<String> get(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Host", authority)
                .header("Accept", "text/html, */*")
                .header("Sec-Fetch-Mode", "navigate")
                .timeout(Duration.ofSeconds(30));
        cookie.ifPresent(value -> request.header("Cookie", value));
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The page once the app answers; an app that sleeps is awake after some time. */
    String awaitPage(String path) {
        return Awaitility.await()
                .atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> get(path), answer -> answer.statusCode() == 200)
                .body();
    }
}
