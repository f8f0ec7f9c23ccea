package dev.atelier.web.api;

import dev.atelier.core.project.Projects;
import dev.atelier.core.run.Runs;
import dev.atelier.core.task.Artefact;
import dev.atelier.core.task.Task;
import dev.atelier.core.task.TaskId;
import dev.atelier.core.task.Tasks;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.login.Caller;
import dev.atelier.web.submission.NewTask;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** One task: how it stands, what happened, what it left, and what is done with that (T11-T14, R1-R3). */
@Path("/tasks/{task}")
@Tag(name = "Tasks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TaskResource {
    @Inject
    Caller caller;

    @Inject
    Tasks tasks;

    @Inject
    Projects projects;

    @Inject
    Runs runs;

    @GET
    @Operation(summary = "One task")
    public TaskViews.TaskView get(@PathParam("task") String task) {
        Task found = tasks.get(caller.actor(), TaskId.parse(task));
        return TaskViews.TaskView.of(found, runs.summary(caller.actor(), found.run()));
    }

    @POST
    @Path("cancel")
    @Operation(summary = "Ask a task to stop; asking twice, or for one that has ended, changes nothing")
    public Response cancel(@PathParam("task") String task) {
        tasks.cancel(caller.actor(), TaskId.parse(task));
        return Response.accepted(get(task)).build();
    }

    @GET
    @Path("events")
    @Operation(summary = "What has happened so far: at most 1,000 events after the given number")
    public String events(@PathParam("task") String task, @QueryParam("after") @DefaultValue("0") long after) {
        Actor actor = caller.actor();
        return RunEvents.json(runs, actor, tasks.get(actor, TaskId.parse(task)).run(), after);
    }

    /** The stream begins after {@code Last-Event-ID}, and ends with the task's run (R2). */
    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
    @Operation(summary = "The same as a stream that goes on until the task has ended")
    public void stream(
            @PathParam("task") String task,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId,
            @QueryParam("after") @DefaultValue("0") long after,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context HttpServletResponse response) {
        Actor actor = caller.actor();
        Task found = tasks.get(actor, TaskId.parse(task));
        RunEvents.stream(runs, actor, found.run(), RunEvents.position(lastEventId, after), sink, sse, response);
    }

    @GET
    @Path("artefacts")
    @Operation(summary = "The files that the task has left so far")
    public List<TaskViews.ArtefactView> artefacts(@PathParam("task") String task) {
        Task found = tasks.get(caller.actor(), TaskId.parse(task));
        return tasks.artefacts(caller.actor(), found.id()).stream()
                .map(artefact -> TaskViews.ArtefactView.of(found, artefact))
                .toList();
    }

    /** What repositories hold and their code prints is a download, never a page of the platform's (X18). */
    @GET
    @Path("artefacts/{artefact: .+}")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "One of these files")
    @APIResponse(responseCode = "200", description = "Its bytes")
    @APIResponse(responseCode = "400", description = "It was asked for by a path")
    @APIResponse(responseCode = "404", description = "There is no such task or file")
    public Response artefact(@PathParam("task") String task, @PathParam("artefact") String name) {
        Artefact.Content content = tasks.artefact(caller.actor(), TaskId.parse(task), name);
        Artefact artefact = content.artefact();
        StreamingOutput bytes = out -> {
            try (content) {
                content.bytes().transferTo(out);
            }
        };
        return Response.ok(bytes)
                .header(HttpHeaders.CONTENT_TYPE, artefact.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, artefact.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + artefact.name() + "\"")
                .build();
    }

    @GET
    @Path("diff")
    @Operation(summary = "What the task changed, file by file; no files while there is nothing")
    public Views.DiffView diff(@PathParam("task") String task) {
        return Views.DiffView.of(tasks.diff(caller.actor(), TaskId.parse(task)));
    }

    @POST
    @Path("pull-request")
    @Operation(
            summary = "Open a pull request with what the task changed; answers at once with the run that does",
            description = "With the token in the body for the repository's host, or your stored one. A token is kept"
                    + " encrypted until the run ends, and never answered.")
    @APIResponse(responseCode = "202", description = "Accepted")
    @APIResponse(
            responseCode = "409",
            description = "There is one already, there cannot be one, or the task is at work")
    public Response pullRequest(@PathParam("task") String task, Requests.@Nullable NewPullRequest body) {
        String token = body == null ? null : body.token();
        return Response.accepted(Views.AcceptedRun.of(
                        tasks.openPullRequest(caller.actor(), TaskId.parse(task), NewTask.secret(token))))
                .build();
    }

    @POST
    @Path("workbench")
    @Operation(summary = "Keep the task's project, so that one can go on with it in the workbench; answers with it")
    @APIResponse(responseCode = "409", description = "The task is at work")
    public Views.ProjectView workbench(@PathParam("task") String task) {
        Actor actor = caller.actor();
        return Views.ProjectView.of(projects.get(actor, tasks.openInWorkbench(actor, TaskId.parse(task))));
    }
}
