package dev.atelier.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.fault.Unforeseen;
import dev.atelier.web.problem.Problem;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Everything else: a body that is no JSON, or a mistake of ours, of which only the log learns more. */
@Provider
public class UnexpectedErrorMapper implements ExceptionMapper<Throwable> {
    static final Fault FAULT = Fault.of(
            FaultKind.PLATFORM,
            "internal_error",
            "Something went wrong on our side. The administrator finds it in the log by this problem's instance.");

    private static final Logger LOG = System.getLogger(UnexpectedErrorMapper.class.getName());

    @Override
    public Response toResponse(Throwable exception) {
        if (isAboutJson(exception)) {
            return ProblemResponse.of(Problem.of(Fault.of(
                    FaultKind.USER, "malformed_json", "The request's body is not the JSON that is expected here.")));
        }
        Problem problem = Problem.of(Unforeseen.faultOf(exception).orElse(FAULT));
        LOG.log(Level.ERROR, problem.instance(), exception);
        return ProblemResponse.of(problem);
    }

    private static boolean isAboutJson(@Nullable Throwable thrown) {
        return switch (thrown) {
            case null -> false;
            case JsonbException ignored -> true;
            case JsonException ignored -> true;
            case JsonProcessingException ignored -> true;
            case ProcessingException wrapper -> isAboutJson(wrapper.getCause());
            default -> false;
        };
    }
}
