package dev.atelier.web.api;

import dev.atelier.core.project.Projects;
import dev.atelier.core.source.ProjectId;
import dev.atelier.web.login.Caller;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** One project and its preview. */
@Path("/projects/{project}")
@Tag(name = "Projects")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ProjectResource {
    @Inject
    Caller caller;

    @Inject
    Projects projects;

    @GET
    @Operation(summary = "One project")
    public Views.ProjectView get(@PathParam("project") String project) {
        return Views.ProjectView.of(projects.get(caller.actor(), ProjectId.of(project)));
    }

    @PATCH
    @Operation(summary = "Rename a project; its host name stays")
    public Views.ProjectView rename(@PathParam("project") String project, Requests.@Nullable Rename body) {
        String name = Requests.field(Requests.body(body).name(), "name");
        return Views.ProjectView.of(projects.rename(caller.actor(), ProjectId.of(project), name));
    }

    @DELETE
    @Operation(summary = "Delete a project with everything that belongs to it")
    public void delete(@PathParam("project") String project) {
        projects.delete(caller.actor(), ProjectId.of(project));
    }

    @POST
    @Path("reset")
    @Operation(summary = "Start over: the template's files, no images, a new conversation, all of it one new version")
    public Response reset(@PathParam("project") String project) {
        return Response.accepted(Views.AcceptedRun.of(projects.startOver(caller.actor(), ProjectId.of(project))))
                .build();
    }

    @GET
    @Path("preview")
    @Operation(summary = "How the preview is")
    public Views.PreviewStateView preview(@PathParam("project") String project) {
        return Views.PreviewStateView.of(projects.preview(caller.actor(), ProjectId.of(project)));
    }

    @POST
    @Path("preview/wake")
    @Operation(summary = "Start the preview if it sleeps; answers at once")
    public Response wake(@PathParam("project") String project) {
        projects.wake(caller.actor(), ProjectId.of(project));
        return Response.accepted(preview(project)).build();
    }

    @POST
    @Path("preview/entrance")
    @Operation(summary = "An address that lets whoever opens it within a minute into the preview")
    public Views.EntranceView entrance(@PathParam("project") String project) {
        return new Views.EntranceView(
                projects.entrance(caller.actor(), ProjectId.of(project), "/").toString());
    }
}
