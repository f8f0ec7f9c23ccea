package dev.atelier.web.api;

import dev.atelier.core.project.Projects;
import dev.atelier.core.run.Run;
import dev.atelier.core.run.RunId;
import dev.atelier.core.run.Runs;
import dev.atelier.web.login.Caller;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Runs: how they are, what has happened in them, and stopping them. */
@Path("/runs/{run}")
@Tag(name = "Messages and runs")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RunsResource {
    @Inject
    Caller caller;

    @Inject
    Projects projects;

    @Inject
    Runs runs;

    @GET
    @Operation(summary = "One run")
    public Views.RunView get(@PathParam("run") String run) {
        RunId id = RunId.of(run);
        return Views.RunView.of(runs.get(caller.actor(), id), runs.summary(caller.actor(), id));
    }

    @POST
    @Path("cancel")
    @Operation(summary = "Ask a run to stop; asking twice, or for one that has ended, changes nothing")
    public Response cancel(@PathParam("run") String run) {
        RunId id = RunId.of(run);
        runs.cancel(caller.actor(), id);
        return Response.accepted(get(run)).build();
    }

    @PATCH
    @Operation(summary = "Change the words of a run that waits; one that has begun is a conflict")
    public Views.RunView edit(@PathParam("run") String run, Requests.@Nullable EditedMessage body) {
        RunId id = RunId.of(run);
        Requests.EditedMessage edited = Requests.body(body);
        String text = Requests.field(edited.text(), "text");
        long seen = edited.lastEvent() == null ? Long.MAX_VALUE : edited.lastEvent();
        projects.reword(caller.actor(), id, seen, text);
        return get(run);
    }

    @DELETE
    @Operation(summary = "Take a run that waits out of the queue; one that has begun is a conflict")
    public void remove(@PathParam("run") String run) {
        runs.waiting().remove(caller.actor(), RunId.of(run));
    }

    @POST
    @Path("move")
    @Operation(summary = "Put a run that waits at another place in the queue; place 1 is next")
    public Views.RunView move(@PathParam("run") String run, Requests.@Nullable Move body) {
        Integer place = body == null ? null : body.place();
        runs.waiting().move(caller.actor(), RunId.of(run), place == null ? 1 : place);
        return get(run);
    }

    @POST
    @Path("instead")
    @Operation(summary = "Stop what works and do this, which waits, instead; what was done until then is kept")
    public Response instead(@PathParam("run") String run) {
        runs.waiting().moveUpAndStop(caller.actor(), RunId.of(run));
        return Response.accepted(get(run)).build();
    }

    @GET
    @Path("events")
    @Operation(summary = "What has happened in a run so far: at most 1,000 events after the given number")
    public String events(@PathParam("run") String run, @QueryParam("after") @DefaultValue("0") long after) {
        return RunEvents.json(runs, caller.actor(), RunId.of(run), after);
    }

    /** The stream begins after {@code Last-Event-ID}, and ends with the run (R2). */
    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
    @Operation(summary = "The same as a stream that goes on until the run has ended")
    public void stream(
            @PathParam("run") String run,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId,
            @QueryParam("after") @DefaultValue("0") long after,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context HttpServletResponse response) {
        Run found = runs.get(caller.actor(), RunId.of(run));
        RunEvents.stream(runs, caller.actor(), found.id(), RunEvents.position(lastEventId, after), sink, sse, response);
    }
}
