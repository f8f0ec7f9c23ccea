package dev.atelier.web.api;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.web.problem.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NoContentException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What the REST container itself refuses: unknown routes, methods, media types, parameters that are no such thing. */
@Provider
public class HttpErrorMapper implements ExceptionMapper<WebApplicationException> {
    @Override
    public Response toResponse(WebApplicationException exception) {
        Response original = exception.getResponse();
        int status = original.getStatus();
        if (status < 400) {
            return original;
        }
        var answer = Response.fromResponse(ProblemResponse.of(Problem.of(fault(exception, status), status)));
        String allowed = original.getHeaderString(HttpHeaders.ALLOW);
        return allowed == null
                ? answer.build()
                : answer.header(HttpHeaders.ALLOW, allowed).build();
    }

    private static Fault fault(WebApplicationException exception, int status) {
        return exception.getCause() instanceof NoContentException
                ? Fault.of(FaultKind.USER, "missing_field", "The request lacks a body.")
                : fault(status);
    }

    private static Fault fault(int status) {
        return switch (status) {
            case 401 -> Fault.of(FaultKind.UNAUTHENTICATED, "unauthenticated", "Send a token with the request.");
            case 403 -> Fault.of(FaultKind.FORBIDDEN, "forbidden", "You may not do this.");
            case 404 -> Fault.of(FaultKind.NOT_FOUND, "no_such_route", "There is nothing at this address.");
            case 405 -> Fault.of(FaultKind.USER, "method_not_allowed", "This address does not take that method.");
            case 406 ->
                Fault.of(FaultKind.USER, "not_acceptable", "The answer cannot be had in the media type asked for.");
            case 413 -> Fault.of(FaultKind.TOO_LARGE, "too_large", "The request's body is larger than is taken here.");
            case 415 ->
                Fault.of(
                        FaultKind.USER,
                        "unsupported_media_type",
                        "The request's body is of a media type that is not taken here.");
            default ->
                status < 500
                        ? Fault.of(FaultKind.USER, "bad_request", "The request is not one that is understood here.")
                        : UnexpectedErrorMapper.FAULT;
        };
    }
}
