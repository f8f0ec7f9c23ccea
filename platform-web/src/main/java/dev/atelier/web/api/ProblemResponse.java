package dev.atelier.web.api;

import dev.atelier.web.problem.Problem;
import jakarta.ws.rs.core.Response;

/** A problem as an answer of a resource. */
final class ProblemResponse {
    private ProblemResponse() {}

    static Response of(Problem problem) {
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(problem.json());
        problem.retryAfter().ifPresent(seconds -> response.header("Retry-After", seconds));
        return response.build();
    }
}
