package dev.atelier.proxy;

import dev.atelier.proxy.page.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides whether a request is one that means the same to everybody who reads it. Two hosts, an address that contradicts
 * the host, a body with two lengths: whatever two servers could read differently is refused (request smuggling, RFC 9112
 * §11.2).
 */
final class Intake {
    private static final int MAX_LENGTH_DIGITS = 18;

    private Intake() {}

    /** What became of it. */
    sealed interface Result {
        record Accepted(Incoming incoming) implements Result {}

        record Rejected(Problem problem) implements Result {}
    }

    static Result read(HttpServerRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        if (hosts.size() != 1 || !isFramedPlainly(request)) {
            return new Result.Rejected(Problem.BAD_REQUEST);
        }
        if (HttpMethod.CONNECT.equals(request.method()) || HttpMethod.TRACE.equals(request.method())) {
            return new Result.Rejected(Problem.BAD_METHOD);
        }
        String expectation = request.headers().get(HttpHeaders.EXPECT);
        if (expectation != null && !"100-continue".equalsIgnoreCase(expectation)) {
            return new Result.Rejected(Problem.BAD_EXPECTATION);
        }
        Optional<Authority> authority = Authority.of(hosts.get(0));
        Optional<Target> target = Target.of(request.uri());
        if (authority.isEmpty() || target.isEmpty()) {
            return new Result.Rejected(Problem.BAD_REQUEST);
        }
        return new Result.Accepted(
                new Incoming(request, authority.get(), target.get(), isWebSocket(request), hasBody(request)));
    }

    /** Either no body, or exactly one length, or chunks and nothing but chunks. */
    private static boolean isFramedPlainly(HttpServerRequest request) {
        List<String> lengths = request.headers().getAll(HttpHeaders.CONTENT_LENGTH);
        List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (codings.isEmpty()) {
            return lengths.isEmpty() || (lengths.size() == 1 && isLength(lengths.get(0)));
        }
        return lengths.isEmpty()
                && codings.size() == 1
                && "chunked".equalsIgnoreCase(codings.get(0))
                && request.version() == HttpVersion.HTTP_1_1;
    }

    private static boolean isLength(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static boolean hasBody(HttpServerRequest request) {
        String length = request.headers().get(HttpHeaders.CONTENT_LENGTH);
        boolean measured = length != null && !"0".equals(length);
        return measured || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static boolean isWebSocket(HttpServerRequest request) {
        String upgrade = request.headers().get(HttpHeaders.UPGRADE);
        String connection = request.headers().get(HttpHeaders.CONNECTION);
        return HttpMethod.GET.equals(request.method())
                && request.version() == HttpVersion.HTTP_1_1
                && "websocket".equalsIgnoreCase(upgrade)
                && connection != null
                && connection.toLowerCase(Locale.ROOT).contains("upgrade")
                && !hasBody(request);
    }
}
