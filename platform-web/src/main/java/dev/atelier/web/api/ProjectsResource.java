package dev.atelier.web.api;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.project.Projects;
import dev.atelier.core.project.StartedProject;
import dev.atelier.web.login.Caller;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The workspace's projects. */
@Path("/projects")
@Tag(name = "Projects")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ProjectsResource {
    @Inject
    Caller caller;

    @Inject
    Projects projects;

    @GET
    @Operation(summary = "The workspace's projects, latest activity first")
    public List<Views.ProjectView> list() {
        return projects.list(caller.actor()).stream().map(Views.ProjectView::of).toList();
    }

    @POST
    @Operation(summary = "Make a project: from a prompt, which is built at once, or empty under a name")
    public Response create(Requests.@Nullable NewProject body) {
        Requests.NewProject request = Requests.body(body);
        Views.ProjectView made = make(request);
        return Response.created(URI.create("/api/v1/projects/" + made.id()))
                .entity(made)
                .build();
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
