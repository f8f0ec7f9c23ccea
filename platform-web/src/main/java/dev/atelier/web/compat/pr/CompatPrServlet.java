package dev.atelier.web.compat.pr;

import dev.atelier.core.project.Engine;
import dev.atelier.core.run.Runs;
import dev.atelier.core.runtime.RuntimeSettings;
import dev.atelier.core.task.Task;
import dev.atelier.core.task.Tasks;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.compat.CompatServlet;
import dev.atelier.web.compat.JsonBody;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All routes, translated. */
@WebServlet(urlPatterns = "/compat/pr/*", asyncSupported = true)
public class CompatPrServlet extends CompatServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Engine engine;

    @Inject
    transient Tasks tasks;

    @Inject
    transient Runs runs;

    @Inject
    transient RuntimeSettings settings;

    @Override
    protected List<Route> routes() {
        return List.of(
                Route.of("GET", "", (actor, call) -> JsonBody.send(call.response(), Description.of())),
                Route.of("GET", "/health", (actor, call) -> health(call.response())),
                Route.of(
                        "POST",
                        "/code",
                        (actor, call) -> stream(actor, call, PrRequest.of(JsonBody.json(call.request())))),
                Route.of(
                        "POST",
                        "/code/legacy",
                        (actor, call) -> stream(actor, call, PrRequest.legacy(JsonBody.json(call.request())))),
                Route.of("POST", "/config", (actor, call) -> {
                    Map<String, String> now = Configuration.change(settings, actor, JsonBody.json(call.request()));
                    JsonBody.send(call.response(), Map.of("message", "Configuration updated", "config", now));
                }));
    }

    private void health(HttpServletResponse response) throws IOException {
        Components components = Components.of(engine);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", components.healthy() ? "healthy" : "unhealthy");
        answer.put("service", Description.NAME);
        answer.put("components", components.states());
        JsonBody.send(response, answer);
    }

    /** What is wrong with a request is an answer of its own; the stream begins when there is a task. */
    private void stream(Actor actor, Call call, PrRequest request) throws IOException {
        Optional<String> key = Optional.ofNullable(call.request().getHeader("Idempotency-Key"));
        Task task = tasks.submit(actor, request.task(), key);
        HttpServletResponse response = call.response();
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        // Asks proxies not to collect the stream before they pass it on.
        response.setHeader("X-Accel-Buffering", "no");
        OutputStream out = response.getOutputStream();
        out.write(new Frame(
                        Frame.Type.INFO,
                        "Received request",
                        Map.of("repoUrl", request.repoUrl(), "prompt", request.prompt()))
                .bytes());
        out.write(new Frame(
                        Frame.Type.INFO,
                        "Task accepted",
                        Map.of("task", task.id().toString()))
                .bytes());
        out.flush();
        AsyncContext waiting = call.request().startAsync();
        // A run has a limit of its own, and always ends.
        waiting.setTimeout(0);
        FrameStream stream = new FrameStream(waiting);
        stream.follow(runs.follow(actor, task.run(), 0, stream));
    }
}
