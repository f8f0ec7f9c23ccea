package dev.atelier.web.compat.builder;

import dev.atelier.core.project.ProjectImages;
import dev.atelier.core.project.Projects;
import dev.atelier.core.run.RunId;
import dev.atelier.core.run.Runs;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.compat.CompatServlet;
import dev.atelier.web.compat.JsonBody;
import dev.atelier.web.images.Uploads;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** All routes, translated. */
@WebServlet(urlPatterns = "/compat/builder/*", asyncSupported = true)
public class CompatBuilderServlet extends CompatServlet {
    /** What the default project is called until somebody gives it another name. */
    static final String PROJECT = "My app";

    @Inject
    transient Projects projects;

    @Inject
    transient ProjectImages images;

    @Inject
    transient Runs runs;

    @Override
    protected List<Route> routes() {
        return List.of(
                Route.of("POST", "/api/message", (actor, call) -> {
                    String text = Messages.lastOfUser(JsonBody.json(call.request()));
                    whenEnded(call.request(), actor, projects.ask(actor, project(actor), text));
                }),
                Route.of("POST", "/api/upload", this::upload),
                Route.of("POST", "/api/imdel", (actor, call) -> {
                    String file = JsonBody.json(call.request()).path("fileName").asText();
                    images.remove(actor, project(actor), file);
                    JsonBody.send(call.response(), Map.of("text", "The image is removed."));
                }),
                Route.of(
                        "POST",
                        "/api/reset",
                        (actor, call) -> whenEnded(call.request(), actor, projects.startOver(actor, project(actor)))),
                Route.of("PUT", "/api/restart", (actor, call) -> {
                    projects.restart(actor, project(actor));
                    JsonBody.send(call.response(), Map.of("text", "The app's server has been started anew."));
                }),
                Route.of("GET", "/api/test", (actor, call) -> JsonBody.send(call.response(), Map.of("status", "ok"))));
    }

    /** The file's name in the project need not be the one that was sent. */
    private void upload(Actor actor, Call call) throws IOException {
        ProjectId project = project(actor);
        Uploads uploads = Uploads.of(call.request(), (name, content) -> images.add(actor, project, name, content));
        String file = uploads.taken().getFirst().file().value();
        JsonBody.send(call.response(), Map.of("fileName", file, "text", "The image is there."));
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
}
