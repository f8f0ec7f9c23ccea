package dev.atelier.web.compat.task;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.task.Artefact;
import dev.atelier.core.task.Task;
import dev.atelier.core.task.TaskId;
import dev.atelier.core.task.Tasks;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import dev.atelier.web.compat.CompatServlet;
import dev.atelier.web.compat.JsonBody;
import dev.atelier.web.config.WebSettings;
import dev.atelier.web.submission.NewTask;
import dev.atelier.web.submission.Spool;
import dev.atelier.web.submission.TaskForm;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All routes, translated. */
@WebServlet("/compat/task/*")
public class CompatTaskServlet extends CompatServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Tasks tasks;

    @Inject
    transient Spool spool;

    @Inject
    transient WebSettings web;

    @Override
    protected List<Route> routes() {
        return List.of(
                Route.of("POST", "/api/task", this::submit),
                Route.of("GET", "/api/task/([^/]+)/status", this::status),
                Route.of("GET", "/api/logs/([^/]+)/(.+)", this::log));
    }

    private void submit(Actor actor, Call call) throws IOException {
        actor.require(Right.RUN);
        try (TaskForm form = TaskForm.read(call.request(), "zip_file", spool)) {
            NewTask described = new NewTask(
                    form.text("git_url"),
                    null,
                    form.text("task_description"),
                    form.text("target_file"),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    // As it always was there: with a token comes a pull request, without none.
                    true,
                    form.text("github_token"),
                    null,
                    null);
            Task task = tasks.submit(
                    actor,
                    described.request(form.archive()),
                    Optional.ofNullable(call.request().getHeader("Idempotency-Key")));
            JsonBody.send(
                    call.response(),
                    Map.of(
                            "message",
                            "Task submitted",
                            "task_id",
                            task.id().toString(),
                            "status",
                            task.status().code(),
                            "logs_url",
                            TaskFields.logs(web, task)));
        }
    }

    private void status(Actor actor, Call call) throws IOException {
        Optional<Task> task = find(actor, call);
        if (task.isPresent()) {
            List<Artefact> artefacts = tasks.artefacts(actor, task.get().id());
            JsonBody.send(call.response(), TaskFields.of(web, task.get(), artefacts));
        }
    }

    private void log(Actor actor, Call call) throws IOException {
        Optional<Task> task = find(actor, call);
        if (task.isEmpty()) {
            return;
        }
        try (Artefact.Content content =
                tasks.artefact(actor, task.get().id(), call.path().group(2))) {
            HttpServletResponse response = call.response();
            boolean patch = content.artefact().name().endsWith(".patch");
            response.setContentType(patch ? "text/x-diff" : "text/plain; charset=utf-8");
            response.setContentLengthLong(content.artefact().size());
            response.setHeader(
                    "Content-Disposition",
                    "attachment; filename=\"" + content.artefact().name() + "\"");
            content.bytes().transferTo(response.getOutputStream());
        }
    }

    /** Empty once it is answered that there is none. */
    private Optional<Task> find(Actor actor, Call call) throws IOException {
        try {
            return Optional.of(tasks.get(actor, TaskId.parse(call.path().group(1))));
        } catch (FaultException e) {
            if (e.fault().kind() != FaultKind.NOT_FOUND) {
                throw e;
            }
            call.response().setStatus(HttpServletResponse.SC_NOT_FOUND);
            JsonBody.send(call.response(), Map.of("error", "Task not found"));
            return Optional.empty();
        }
    }
}
