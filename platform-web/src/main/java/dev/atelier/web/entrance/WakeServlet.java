package dev.atelier.web.entrance;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.preview.PreviewTickets;
import dev.atelier.core.project.Engine;
import dev.atelier.core.source.ProjectId;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gateway's call to start a preview that somebody asks for; whoever calls must know the key that the two share. */
@WebServlet("/internal/previews/*")
public class WakeServlet extends HttpServlet {
    private static final Pattern WAKE = Pattern.compile("/([0-9a-f-]{36})/wake");
    private static final String BEARER = "Bearer ";

    @Inject
    transient Engine engine;

    @Inject
    transient PreviewTickets tickets;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        String authorization = request.getHeader("Authorization");
        if (authorization == null
                || !authorization.startsWith(BEARER)
                || !tickets.isGateway(authorization.substring(BEARER.length()))) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        Matcher wake = WAKE.matcher(String.valueOf(request.getPathInfo()));
        try {
            if (wake.matches()) {
                engine.wake(ProjectId.of(wake.group(1)));
            }
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
        } catch (FaultException e) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}
