package dev.atelier.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An error as a program sees it (RFC 9457, R10).
 *
 * @param type a URI reference that identifies the kind of problem; made of the code
 * @param title the same for all problems of the type
 * @param status the HTTP status
 * @param detail what happened this time and what to do
 * @param code the fault's stable code
 * @param instance identifies this occurrence; the log has it too where there is more to say
 * @param retriable whether the same request may succeed later
 * @param retryAfterSeconds when to try again, for limits that pass, such as a full queue; absent where trying again does not
 *     help, or nobody can say when it will
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String instance,
        boolean retriable,
        @Nullable Integer retryAfterSeconds) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int SOON_SECONDS = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    public static Problem of(Fault fault) {
        return of(fault, statusOf(fault));
    }

    /** For what HTTP has a closer status for than the fault's kind, such as 405. */
    public static Problem of(Fault fault, int status) {
        return new Problem(
                "/problems/" + fault.code(),
                titleOf(fault.kind()),
                status,
                fault.message(),
                fault.code(),
                "urn:uuid:" + UUID.randomUUID(),
                fault.retriable(),
                fault.retriable() && fault.kind() == FaultKind.LIMIT ? SOON_SECONDS : null);
    }

    /** The same, by somebody who knows when to try again. */
    public Problem retryAfter(int seconds) {
        return new Problem(type, title, status, detail, code, instance, retriable, seconds);
    }

    /**
     * The status that says what to do: 429 only for limits that pass by themselves, and so always with {@code Retry-After};
     * one that somebody has to make room for is a conflict with what is there, and what never fits is too large.
     */
    public static int statusOf(Fault fault) {
        return switch (fault.kind()) {
            case USER -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case LIMIT -> fault.retriable() ? 429 : 409;
            case OUTSIDE -> 502;
            case PLATFORM -> 500;
        };
    }

    private static String titleOf(FaultKind kind) {
        return switch (kind) {
            case USER -> "The request is not right";
            case UNAUTHENTICATED -> "Not signed in";
            case FORBIDDEN -> "Not allowed";
            case NOT_FOUND -> "Not found";
            case CONFLICT -> "Somebody else was faster";
            case TOO_LARGE -> "Too much at once";
            case LIMIT -> "A limit was reached";
            case OUTSIDE -> "Another system failed";
            case PLATFORM -> "Something went wrong here";
        };
    }

    /** What the answer's {@code Retry-After} says (RFC 9110 §10.2.3), if it says it. */
    public Optional<Integer> retryAfter() {
        return Optional.ofNullable(retryAfterSeconds);
    }

    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Answers a servlet's request with this problem. */
    public void send(HttpServletResponse response) throws IOException {
        byte[] body = json().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        retryAfter().ifPresent(seconds -> response.setIntHeader("Retry-After", seconds));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
