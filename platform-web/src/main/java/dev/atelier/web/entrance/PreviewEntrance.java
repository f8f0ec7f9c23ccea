package dev.atelier.web.entrance;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.preview.PreviewSettings;
import dev.atelier.core.project.Project;
import dev.atelier.core.project.Projects;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.login.SessionActor;
import dev.atelier.web.problem.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the gateway sends a browser that opens a preview without having entered it: back comes a ticket, for whoever is of
 * the project's tenant (B17). For everybody else the project does not exist.
 */
@WebServlet("/preview/enter")
public class PreviewEntrance extends HttpServlet {
    @Inject
    transient Projects projects;

    @Inject
    transient PreviewSettings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Actor> actor = SessionActor.of(request);
        if (actor.isEmpty()) {
            SessionActor.sendToSignIn(request, response);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        try {
            Project project = projects.getBySlug(actor.get(), slug(request.getParameter("host")));
            String path = Optional.ofNullable(request.getParameter("path")).orElse("/");
            response.sendRedirect(
                    projects.entrance(actor.get(), project.id(), path).toString());
        } catch (FaultException e) {
            Problem.of(e.fault()).send(response);
        }
    }

    private String slug(@Nullable String host) {
        String suffix = "." + settings.domain();
        if (host == null || !host.endsWith(suffix)) {
            throw Fault.notFound("project").asException();
        }
        return host.substring(0, host.length() - suffix.length());
    }
}
