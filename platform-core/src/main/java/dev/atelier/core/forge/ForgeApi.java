package dev.atelier.core.forge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atelier.core.net.AddressRefusedException;
import dev.atelier.core.net.Connector;
import dev.atelier.core.net.Deadline;
import dev.atelier.core.net.Endpoint;
import dev.atelier.core.net.http.Answer;
import dev.atelier.core.net.http.Exchange;
import dev.atelier.core.net.http.Headers;
import dev.atelier.core.secret.Secret;
import dev.atelier.core.source.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A forge's HTTP interface, speaking JSON.
 *
 * @param base the interface's address, without a slash at its end
 * @param authorize puts a token into the headers
 */
record ForgeApi(Connector connector, URI base, BiConsumer<Headers, Secret> authorize, Duration patience) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST_ANSWER = 8 << 20;
    private static final int MOST_REDIRECTS = 3;
    private static final long LONGEST_WAIT = 86_400;

    /** An answer that is no failure by itself: a success, or a refusal to create what exists (409, 422). */
    record Reply(int status, JsonNode body) {
        boolean isSuccess() {
            return status / 100 == 2;
        }
    }

    /** A part of a path or query as it has to be written. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A path whose slashes stay. */
    static String encodedPath(String path) {
        return encoded(path).replace("%2F", "/");
    }

    String host() {
        return base.getHost();
    }

    JsonNode get(String path, Secret token) {
        Reply reply = exchange("GET", URI.create(base + path), Optional.empty(), token);
        if (!reply.isSuccess()) {
            throw refusal(reply, token);
        }
        return reply.body();
    }

    Reply post(String path, Map<String, ?> body, Secret token) {
        try {
            return exchange("POST", URI.create(base + path), Optional.of(JSON.writeValueAsBytes(body)), token);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written", e);
        }
    }

    /** Says that the forge does not want it, in its own words. */
    RuntimeException refusal(Reply reply, Secret token) {
        String words = reply.body().path("message").isTextual()
                ? reply.body().path("message").asText()
                : "";
        return ForgeFaults.refused(host(), Printable.of(words.replace(token.reveal(), "[secret]")));
    }

    /** A field that has to be there. */
    String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw ForgeFaults.senseless(host());
        }
        return value.asText();
    }

    /** The address of a pull request for a person to open: nothing that a browser would run. */
    PullRequest pullRequest(JsonNode node, String urlField, String numberField) {
        try {
            URI url = URI.create(text(node, urlField));
            if (Endpoint.of(url).isPresent() && node.path(numberField).canConvertToLong()) {
                return new PullRequest(url, node.path(numberField).asLong());
            }
        } catch (IllegalArgumentException e) {
            throw ForgeFaults.senseless(host());
        }
        throw ForgeFaults.senseless(host());
    }

    private Reply exchange(String method, URI first, Optional<byte[]> body, Secret token) {
        Deadline deadline = Deadline.in(patience);
        URI target = first;
        try {
            for (int i = 0; i <= MOST_REDIRECTS; i++) {
                Optional<URI> next;
                try (Exchange exchange = Exchange.connect(connector, target, deadline)) {
                    Answer answer = send(exchange, method, body, token);
                    next = redirect(method, target, answer);
                    if (next.isEmpty()) {
                        return reply(exchange, answer);
                    }
                }
                target = next.get();
            }
            throw ForgeFaults.senseless(host());
        } catch (AddressRefusedException e) {
            throw ForgeFaults.notAllowed(host());
        } catch (SocketTimeoutException e) {
            throw ForgeFaults.timeout(host(), e);
        } catch (IOException e) {
            throw Thread.currentThread().isInterrupted() ? ForgeFaults.cancelled() : ForgeFaults.unreachable(host(), e);
        }
    }

    private Answer send(Exchange exchange, String method, Optional<byte[]> body, Secret token) throws IOException {
        Headers headers = new Headers().set("Accept", "application/json").set("User-Agent", "Atelier");
        authorize.accept(headers, token);
        if (body.isPresent()) {
            exchange.send(method, headers.set("Content-Type", "application/json"), body.get());
        } else {
            exchange.send(method, headers);
        }
        return exchange.receive();
    }

    /** A renamed repository is told about so. Only reading follows, and never to another place: the token goes along. */
    private static Optional<URI> redirect(String method, URI from, Answer answer) {
        Optional<String> location = answer.headers().first("Location");
        if (answer.status() / 100 != 3 || location.isEmpty() || !method.equals("GET")) {
            return Optional.empty();
        }
        try {
            URI to = from.resolve(location.get());
            boolean samePlace =
                    from.getScheme().equals(to.getScheme()) && Endpoint.of(from).equals(Endpoint.of(to));
            return samePlace ? Optional.of(to) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Reply reply(Exchange exchange, Answer answer) throws IOException {
        int status = answer.status();
        if (status / 100 != 2 && status != 409 && status != 422) {
            throw failure(answer);
        }
        try (InputStream in = exchange.body(answer)) {
            byte[] body = in.readNBytes(LARGEST_ANSWER + 1);
            if (body.length > LARGEST_ANSWER) {
                throw ForgeFaults.senseless(host());
            }
            JsonNode node = JSON.readTree(body);
            return new Reply(status, node == null ? JSON.nullNode() : node);
        } catch (JsonProcessingException e) {
            if (status / 100 != 2) {
                return new Reply(status, JSON.nullNode());
            }
            throw ForgeFaults.senseless(host());
        }
    }

    private RuntimeException failure(Answer answer) {
        boolean limited = answer.headers().first("Retry-After").isPresent()
                || answer.headers()
                        .first("X-RateLimit-Remaining")
                        .filter("0"::equals)
                        .isPresent();
        return switch (answer.status()) {
            case 401 -> ForgeFaults.rejected(host());
            case 403 -> limited ? ForgeFaults.busy(host(), waitOf(answer)) : ForgeFaults.forbidden(host());
            case 404, 410 -> ForgeFaults.notFound(host());
            case 429 -> ForgeFaults.busy(host(), waitOf(answer));
            case 400, 405 -> ForgeFaults.refused(host(), "");
            default -> ForgeFaults.failed(host(), answer.status());
        };
    }

    private static long waitOf(Answer answer) {
        return answer.headers()
                .first("Retry-After")
                .filter(value -> value.matches("[0-9]{1,9}"))
                .map(value -> Math.min(LONGEST_WAIT, Long.parseLong(value)))
                .orElse(0L);
    }
}
