package dev.atelier.web.api;

import dev.atelier.core.project.ImageContent;
import dev.atelier.core.project.ProjectImage;
import dev.atelier.core.project.ProjectImages;
import dev.atelier.core.project.Projects;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import dev.atelier.web.images.Uploads;
import dev.atelier.web.login.Caller;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A project's images (B11-B13). */
@Path("/projects/{project}/images")
@Tag(name = "Images")
@Produces(MediaType.APPLICATION_JSON)
public class ImagesResource {
    @Inject
    Caller caller;

    @Inject
    Projects projects;

    @Inject
    ProjectImages images;

    @GET
    @Operation(summary = "The project's images, oldest first")
    public List<Views.ImageView> list(@PathParam("project") String project) {
        return images.list(caller.actor(), ProjectId.of(project)).stream()
                .map(image -> Views.ImageView.of(project, image))
                .toList();
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Add images, up to 300 in one request",
            description = "PNG, JPEG, GIF, WebP and SVG, recognised by their bytes, at most 10 MB each. Each file is"
                    + " taken or refused by itself; the answer lists both. When none is taken it is an error.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties =
                                                    @SchemaProperty(
                                                            name = "file",
                                                            type = SchemaType.STRING,
                                                            format = "binary"))))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Views.UploadView.class)))
    public Response add(@PathParam("project") String project, @Context HttpServletRequest request) {
        Actor actor = caller.actor();
        actor.require(Right.RUN);
        ProjectId id = projects.get(actor, ProjectId.of(project)).id();
        Uploads uploads = Uploads.of(request, (name, content) -> images.add(actor, id, name, content));
        return Response.status(Response.Status.CREATED)
                .entity(Views.UploadView.of(project, uploads))
                .build();
    }

    /** Always a download of bytes that are nothing but an image: never shown as a page of the platform's (X18). */
    @GET
    @Path("{image}")
    @Produces({"image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"})
    @Operation(summary = "One image's bytes")
    public Response get(@PathParam("project") String project, @PathParam("image") String image) {
        ProjectImage found = images.get(caller.actor(), ProjectId.of(project), image);
        ImageContent content = images.read(caller.actor(), ProjectId.of(project), image);
        return Response.ok(content.bytes(), content.format().mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.ETAG, "\"" + found.id() + "\"")
                .build();
    }

    @DELETE
    @Path("{image}")
    @Operation(summary = "Remove an image; the project's next version has it no more, and the agent is told")
    public void remove(@PathParam("project") String project, @PathParam("image") String image) {
        images.remove(caller.actor(), ProjectId.of(project), image);
    }
}
