package dev.atelier.web.api;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.project.Projects;
import dev.atelier.core.project.StartedProject;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Tenants;
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
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Projects, and who asks. */
@Path("/")
@Tag(name = "Projects")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ProjectsResource {
    @Inject
    Caller caller;

    @Inject
    Projects projects;

    @Inject
    Tenants tenants;

    @GET
    @Path("me")
    @Operation(summary = "Who the token stands for")
    public Views.Me me() {
        return Views.Me.of(caller.actor(), tenants.current(caller.actor()));
    }

    @GET
    @Path("projects")
    @Operation(summary = "The workspace's projects, latest activity first")
    public List<Views.ProjectView> list() {
        return projects.list(caller.actor()).stream()
                .map(Views.ProjectView::of)
                .toList();
    }

    @POST
    @Path("projects")
    @Operation(summary = "Make a project: from a prompt, which is built at once, or empty under a name")
    public Response create(Requests.@Nullable NewProject body) {
        Requests.NewProject request = Requests.body(body);
        Views.ProjectView made = make(request);
        return Response.created(URI.create("/api/v1/projects/" + made.id()))
                .entity(made)
                .build();
    }

    @GET
    @Path("projects/{project}")
    @Operation(summary = "One project")
    public Views.ProjectView get(@PathParam("project") String project) {
        return Views.ProjectView.of(projects.get(caller.actor(), ProjectId.of(project)));
    }

    @PATCH
    @Path("projects/{project}")
    @Operation(summary = "Rename a project; its host name stays")
    public Views.ProjectView rename(@PathParam("project") String project, Requests.@Nullable Rename body) {
        String name = Requests.field(Requests.body(body).name(), "name");
        return Views.ProjectView.of(projects.rename(caller.actor(), ProjectId.of(project), name));
    }

    @DELETE
    @Path("projects/{project}")
    @Operation(summary = "Delete a project with everything that belongs to it")
    public void delete(@PathParam("project") String project) {
        projects.delete(caller.actor(), ProjectId.of(project));
    }

    @GET
    @Path("projects/{project}/preview")
    @Operation(summary = "How the preview is")
    public Views.PreviewStateView preview(@PathParam("project") String project) {
        return Views.PreviewStateView.of(projects.preview(caller.actor(), ProjectId.of(project)));
    }

    @POST
    @Path("projects/{project}/preview/wake")
    @Operation(summary = "Start the preview if it sleeps; answers at once")
    public Response wake(@PathParam("project") String project) {
        projects.wake(caller.actor(), ProjectId.of(project));
        return Response.accepted(preview(project)).build();
    }

    @POST
    @Path("projects/{project}/preview/entrance")
    @Operation(summary = "An address that lets whoever opens it within a minute into the preview")
    public Views.EntranceView entrance(@PathParam("project") String project) {
        return new Views.EntranceView(
                projects.entrance(caller.actor(), ProjectId.of(project), "/").toString());
    }

    private Views.ProjectView make(Requests.NewProject request) {
        if (request.prompt() != null) {
            StartedProject started = projects.createFrom(caller.actor(), request.prompt());
            return Views.ProjectView.of(started.project(), started.run());
        }
        if (request.name() != null) {
            return Views.ProjectView.of(projects.create(caller.actor(), request.name()));
        }
        throw Fault.of(FaultKind.USER, "missing_field", "Give a \"prompt\" or a \"name\".")
                .asException();
    }
}
