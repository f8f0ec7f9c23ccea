package dev.atelier.web.api;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.project.Sharing;
import dev.atelier.core.share.ShareLife;
import dev.atelier.core.share.ShareLinkId;
import dev.atelier.core.source.ProjectId;
import dev.atelier.web.login.Caller;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Links by which people without an account see a project's preview (B17). */
@Path("/projects/{project}/shares")
@Tag(name = "Projects")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SharesResource {
    @Inject
    Caller caller;

    @Inject
    Sharing sharing;

    @GET
    @Operation(summary = "The links that are in force, newest first")
    public List<Views.ShareView> list(@PathParam("project") String project) {
        return sharing.list(caller.actor(), ProjectId.of(project)).stream()
                .map(Views.ShareView::of)
                .toList();
    }

    @POST
    @Operation(summary = "Make a link by which whoever has it sees the preview; expires is 1d, 7d, 30d or never")
    public Response create(@PathParam("project") String project, Requests.@Nullable NewShare body) {
        ProjectId id = ProjectId.of(project);
        var made = sharing.create(caller.actor(), id, life(body == null ? null : body.expires()));
        return Response.status(Response.Status.CREATED)
                .entity(Views.ShareView.of(made))
                .build();
    }

    @DELETE
    @Path("{share}")
    @Operation(summary = "Revoke a link; whoever came by it is out at once")
    public void revoke(@PathParam("project") String project, @PathParam("share") String share) {
        sharing.revoke(caller.actor(), ProjectId.of(project), ShareLinkId.of(share));
    }

    private static ShareLife life(@Nullable String expires) {
        return switch (expires) {
            case "1d" -> ShareLife.DAY;
            case "7d" -> ShareLife.WEEK;
            case "30d" -> ShareLife.MONTH;
            case "never" -> ShareLife.FOREVER;
            case null -> ShareLife.WEEK;
            default ->
                throw Fault.of(
                                FaultKind.USER,
                                "bad_expiry",
                                "A link expires after \"1d\", \"7d\" or \"30d\", or \"never\".")
                        .asException();
        };
    }
}
