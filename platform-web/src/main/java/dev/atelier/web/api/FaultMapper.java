package dev.atelier.web.api;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.web.problem.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Faults say themselves what may be said; those that an administrator has to look at are logged with their cause. */
@Provider
public class FaultMapper implements ExceptionMapper<FaultException> {
    private static final Logger LOG = System.getLogger(FaultMapper.class.getName());

    @Override
    public Response toResponse(FaultException exception) {
        Fault fault = exception.fault();
        Problem problem = Problem.of(fault);
        if (fault.kind() == FaultKind.PLATFORM || fault.kind() == FaultKind.OUTSIDE) {
            LOG.log(Level.WARNING, problem.instance() + " " + fault.code(), exception);
        }
        return ProblemResponse.of(problem);
    }
}
