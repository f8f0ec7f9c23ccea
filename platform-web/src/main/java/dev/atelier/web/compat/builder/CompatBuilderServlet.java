package dev.atelier.web.compat.builder;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.project.ProjectImages;
import dev.atelier.core.project.Projects;
import dev.atelier.core.run.RunId;
import dev.atelier.core.run.Runs;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.headers.Cors;
import dev.atelier.web.images.Uploads;
import dev.atelier.web.login.Caller;
import dev.atelier.web.problem.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** All routes: finds the one that is meant, and translates. */
@WebServlet(urlPatterns = "/compat/builder/*", asyncSupported = true)
public class CompatBuilderServlet extends HttpServlet {
    /** What the default project is called until somebody gives it another name. */
    static final String PROJECT = "My app";

    @Inject
    transient Caller caller;

    @Inject
    transient Projects projects;

    @Inject
    transient ProjectImages images;

    @Inject
    transient Runs runs;

    @Inject
    transient Cors cors;

    private enum Route {
        MESSAGE("/api/message", "POST"),
        UPLOAD("/api/upload", "POST"),
        IMAGE_DELETE("/api/imdel", "POST"),
        RESET("/api/reset", "POST"),
        RESTART("/api/restart", "PUT"),
        TEST("/api/test", "GET");

        private final String path;
        private final String method;

        Route(String path, String method) {
            this.path = path;
            this.method = method;
        }

        /** A slash at the end makes no difference. */
        static Optional<Route> of(String path) {
            String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
            for (Route route : values()) {
                if (route.path.equals(plain)) {
                    return Optional.of(route);
                }
            }
            return Optional.empty();
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        Optional<Route> route = Route.of(String.valueOf(request.getPathInfo()));
        if (request.getMethod().equals("OPTIONS")) {
            String methods = route.map(found -> found.method + ", OPTIONS").orElse("GET, POST, PUT, OPTIONS");
            cors.preflight(request, response, methods);
            return;
        }
        try {
            call(route.orElseThrow(CompatBuilderServlet::noSuchRoute), request, response);
        } catch (FaultException e) {
            Problem.of(e.fault()).send(response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private void call(Route route, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        if (!route.method.equals(request.getMethod())) {
            response.setHeader("Allow", route.method + ", OPTIONS");
            Fault fault =
                    Fault.of(FaultKind.USER, "method_not_allowed", "This address takes " + route.method + " only.");
            Problem.of(fault, HttpServletResponse.SC_METHOD_NOT_ALLOWED).send(response);
            return;
        }
        Actor actor = caller.actor();
        switch (route) {
            case MESSAGE -> {
                String text = Messages.lastOfUser(Body.json(request));
                whenEnded(request, actor, projects.ask(actor, project(actor), text));
            }
            case UPLOAD -> upload(actor, request, response);
            case IMAGE_DELETE -> {
                String file = Body.json(request).path("fileName").asText();
                images.remove(actor, project(actor), file);
                Body.send(response, Map.of("text", "The image is removed."));
            }
            case RESET -> whenEnded(request, actor, projects.startOver(actor, project(actor)));
            case RESTART -> {
                projects.restart(actor, project(actor));
                Body.send(response, Map.of("text", "The app's server has been started anew."));
            }
            case TEST -> Body.send(response, Map.of("status", "ok"));
        }
    }

    /** The file's name in the project need not be the one that was sent. */
    private void upload(Actor actor, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProjectId project = project(actor);
        Uploads uploads = Uploads.of(request, (name, content) -> images.add(actor, project, name, content));
        String file = uploads.taken().getFirst().file().value();
        Body.send(response, Map.of("fileName", file, "text", "The image is there."));
    }

    private ProjectId project(Actor actor) {
        return projects.defaultProject(actor, PROJECT).id();
    }

    /** Answers when the run has ended, which may take minutes; no thread waits for that. */
    private void whenEnded(HttpServletRequest request, Actor actor, RunId run) {
        AsyncContext waiting = request.startAsync();
        // A run has a limit of its own, and always ends.
        waiting.setTimeout(0);
        AnswerWhenEnded answer = new AnswerWhenEnded(waiting);
        answer.follow(runs.follow(actor, run, 0, answer));
    }

    private static FaultException noSuchRoute() {
        return Fault.of(FaultKind.NOT_FOUND, "no_such_route", "There is nothing at this address.")
                .asException();
    }
}
