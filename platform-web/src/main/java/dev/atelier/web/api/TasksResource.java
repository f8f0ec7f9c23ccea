package dev.atelier.web.api;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.task.Task;
import dev.atelier.core.task.TaskFilter;
import dev.atelier.core.task.TaskId;
import dev.atelier.core.task.TaskStatus;
import dev.atelier.core.task.Tasks;
import dev.atelier.core.tenant.Right;
import dev.atelier.web.login.Caller;
import dev.atelier.web.submission.NewTask;
import dev.atelier.web.submission.Spool;
import dev.atelier.web.submission.TaskForm;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tasks for repositories and archives: handing them in, and finding them again (T1-T5, T11). */
@Path("/tasks")
@Tag(name = "Tasks")
@Produces(MediaType.APPLICATION_JSON)
public class TasksResource {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    @Inject
    Caller caller;

    @Inject
    Tasks tasks;

    @Inject
    Spool spool;

    @GET
    @Operation(
            summary = "The workspace's tasks, newest first",
            description = "For the next page, ask again with the last one's id as before.")
    public List<TaskViews.TaskView> list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("text") @Nullable String text,
            @QueryParam("mine") @DefaultValue("false") boolean mine,
            @QueryParam("before") @Nullable String before,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        TaskFilter filter = new TaskFilter(
                statuses(status),
                Optional.ofNullable(text).filter(words -> !words.isBlank()),
                mine,
                Optional.ofNullable(before).map(TaskId::parse),
                limit);
        return tasks.list(caller.actor(), filter).stream()
                .map(TaskViews.TaskView::of)
                .toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Hand in a task for a Git repository; answers at once with the task, whose run does it",
            description = "With an Idempotency-Key, the same request made again within a day is answered with the same"
                    + " task, and another request with the same key is a conflict.")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewTask.class)))
    @APIResponse(
            responseCode = "202",
            description = "Accepted",
            content = @Content(schema = @Schema(implementation = TaskViews.TaskView.class)))
    @APIResponse(responseCode = "400", description = "What is wrong with the request, by its field")
    @APIResponse(responseCode = "409", description = "The key was used for another task")
    @APIResponse(responseCode = "429", description = "Too many wait already, or were asked for; see Retry-After")
    public Response submit(@HeaderParam(IDEMPOTENCY_KEY) @Nullable String key, @Nullable NewTask body) {
        return accepted(
                tasks.submit(caller.actor(), Requests.body(body).request(Optional.empty()), Optional.ofNullable(key)));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "The same as a form, with the code as a ZIP archive in the part \"zip\"")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "zip",
                                                        type = SchemaType.STRING,
                                                        format = "binary"),
                                                @SchemaProperty(name = "description", type = SchemaType.STRING),
                                                @SchemaProperty(name = "targetFile", type = SchemaType.STRING),
                                                @SchemaProperty(name = "agent", type = SchemaType.STRING),
                                                @SchemaProperty(name = "sandbox", type = SchemaType.STRING)
                                            })))
    @APIResponse(
            responseCode = "202",
            description = "Accepted",
            content = @Content(schema = @Schema(implementation = TaskViews.TaskView.class)))
    @APIResponse(responseCode = "413", description = "The archive is larger than is taken")
    public Response submitForm(
            @HeaderParam(IDEMPOTENCY_KEY) @Nullable String key, @Context HttpServletRequest request) {
        // Before anything of an archive is taken in.
        caller.actor().require(Right.RUN);
        try (TaskForm form = TaskForm.read(request, "zip", spool)) {
            return accepted(
                    tasks.submit(caller.actor(), described(form).request(form.archive()), Optional.ofNullable(key)));
        }
    }

    private static NewTask described(TaskForm form) {
        return new NewTask(
                form.text("gitUrl"),
                form.text("ref"),
                form.text("description"),
                form.text("targetFile"),
                form.text("agent"),
                form.flag("fallback"),
                form.text("provider"),
                form.text("model"),
                form.decimal("temperature"),
                form.number("maxTokens"),
                form.flag("pullRequest"),
                form.text("token"),
                form.text("into"),
                form.text("sandbox"));
    }

    private static Response accepted(Task task) {
        TaskViews.TaskView view = TaskViews.TaskView.of(task);
        return Response.accepted(view).location(URI.create(view.self())).build();
    }

    private static Set<TaskStatus> statuses(@Nullable String status) {
        return status == null || status.isBlank()
                ? Set.of()
                : Arrays.stream(status.split(",", -1))
                        .map(TasksResource::status)
                        .collect(Collectors.toSet());
    }

    private static TaskStatus status(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(TaskStatus.values())
                .filter(status -> status.code().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Fault.of(
                                FaultKind.USER,
                                "bad_status",
                                "status is one of queued, preparing, running, completed, failed, cancelled and timed_out,"
                                        + " or several of them separated by commas.")
                        .asException());
    }
}
