package dev.atelier.web.telemetry;

import dev.atelier.core.fault.FaultException;
import dev.atelier.web.login.Caller;
import dev.atelier.web.problem.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The numbers are those of the whole installation, and so for its administrators: the container asks for a token alone. */
@WebFilter("/metrics/*")
public class MetricsGuard extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Caller caller;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            caller.actor().requireAdministrator();
        } catch (FaultException refused) {
            Problem.of(refused.fault()).send(response);
            return;
        }
        chain.doFilter(request, response);
    }
}
