package dev.atelier.web.api;

import dev.atelier.core.project.ProjectConsole;
import dev.atelier.core.run.RunId;
import dev.atelier.core.source.ProjectId;
import dev.atelier.web.login.Caller;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What goes on beneath an app: its server's log, commands, packages. */
@Path("/projects/{project}")
@Tag(name = "Console")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ConsoleResource {
    @Inject
    Caller caller;

    @Inject
    ProjectConsole console;

    @GET
    @Path("log")
    @Operation(summary = "What the app's server has printed lately, as plain text; no lines while it sleeps")
    public Views.LogLinesView log(@PathParam("project") String project) {
        return new Views.LogLinesView(console.log(caller.actor(), ProjectId.of(project)));
    }

    /** Ends when the client goes; a server that is started anew has a new log. */
    @GET
    @Path("log")
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
    @Operation(summary = "The same as a stream of events named \"line\", with everything that is printed from now on")
    public void follow(
            @PathParam("project") String project,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        LogStream stream = new LogStream(sink, sse);
        stream.follow(console.followLog(caller.actor(), ProjectId.of(project), stream::line));
    }

    @POST
    @Path("commands")
    @Operation(
            summary = "Run a command in the project's sandbox; answers at once with the run that does, whose events"
                    + " bring the output")
    public Response run(@PathParam("project") String project, Requests.@Nullable NewCommand body) {
        String line = Requests.field(Requests.body(body).command(), "command");
        RunId run = console.run(caller.actor(), ProjectId.of(project), line);
        return Response.accepted(Views.AcceptedRun.of(run)).build();
    }

    @POST
    @Path("packages")
    @Operation(summary = "Add npm packages to the app; answers at once with the run that does")
    public Response install(@PathParam("project") String project, Requests.@Nullable NewPackages body) {
        RunId run = console.install(
                caller.actor(),
                ProjectId.of(project),
                Requests.field(Requests.body(body).packages(), "packages"));
        return Response.accepted(Views.AcceptedRun.of(run)).build();
    }
}
