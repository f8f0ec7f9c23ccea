package dev.atelier.web.api;

import dev.atelier.core.project.Project;
import dev.atelier.core.project.Projects;
import dev.atelier.core.project.Versions;
import dev.atelier.core.source.ContentHash;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourcePath;
import dev.atelier.web.login.Caller;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A project's versions: what they hold, how they differ, and going back to one. */
@Path("/projects/{project}")
@Tag(name = "Versions")
@Produces(MediaType.APPLICATION_JSON)
public class VersionsResource {
    private static final String DIFF = "text/x-diff";

    @Inject
    Caller caller;

    @Inject
    Projects projects;

    @Inject
    Versions versions;

    @GET
    @Path("versions")
    @Operation(summary = "All versions, newest first")
    public List<Views.VersionView> list(@PathParam("project") String project) {
        return versions.list(caller.actor(), ProjectId.of(project)).stream()
                .map(Views.VersionView::of)
                .toList();
    }

    @POST
    @Path("versions/{number}/restore")
    @Operation(summary = "Make the project what it was at that version, as a new version")
    public Response restore(@PathParam("project") String project, @PathParam("number") int number) {
        return Response.accepted(Views.AcceptedRun.of(versions.restore(caller.actor(), ProjectId.of(project), number)))
                .build();
    }

    @POST
    @Path("versions/{number}/restore-file")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make one file what it was at that version, as a new version; if it was not there, it goes")
    public Response restoreFile(
            @PathParam("project") String project, @PathParam("number") int number, Requests.@Nullable PathOf body) {
        ProjectId id = projects.get(caller.actor(), ProjectId.of(project)).id();
        SourcePath path = SourcePath.of(Requests.field(Requests.body(body).path(), "path"));
        return Response.accepted(Views.AcceptedRun.of(versions.restoreFile(caller.actor(), id, number, path)))
                .build();
    }

    @GET
    @Path("versions/{number}/files")
    @Operation(summary = "The paths of a version's files")
    public List<String> files(@PathParam("project") String project, @PathParam("number") int number) {
        return versions.files(caller.actor(), ProjectId.of(project), number).stream()
                .map(SourcePath::value)
                .toList();
    }

    /** Always a download of plain bytes: tenants' files are never shown on the platform's own origin (X18). */
    @GET
    @Path("versions/{number}/files/{path: .+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "One file's bytes")
    public Response file(
            @PathParam("project") String project, @PathParam("number") int number, @PathParam("path") String path) {
        byte[] bytes = versions.file(caller.actor(), ProjectId.of(project), number, SourcePath.of(path));
        return Response.ok(bytes)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                .header(HttpHeaders.ETAG, Preconditions.tag(ContentHash.of(bytes)))
                .build();
    }

    @GET
    @Path("versions/{number}/screenshot")
    @Produces("image/jpeg")
    @Operation(summary = "How the app looked at that version; 404 when nobody has looked")
    public Response screenshot(@PathParam("project") String project, @PathParam("number") int number) {
        byte[] jpeg = versions.screenshot(caller.actor(), ProjectId.of(project), number);
        String disposition = "attachment; filename=\"v" + number + ".jpg\"";
        return Response.ok(jpeg)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .build();
    }

    @GET
    @Path("versions/{number}/archive")
    @Produces("application/zip")
    @Operation(summary = "A version's files as a ZIP archive")
    public Response archive(@PathParam("project") String project, @PathParam("number") int number) {
        Project found = projects.get(caller.actor(), ProjectId.of(project));
        // Asked for before the answer begins, so that an unknown version is an error and not half an archive.
        int known = versions.get(caller.actor(), found.id(), number).number();
        String name = found.slug() + "-v" + known + ".zip";
        var actor = caller.actor();
        StreamingOutput zip = out -> versions.export(actor, found.id(), known, out);
        return Response.ok(zip)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    @GET
    @Path("diff")
    @Operation(summary = "What changed from one version to another, file by file")
    public Views.DiffView diff(
            @PathParam("project") String project, @QueryParam("from") int from, @QueryParam("to") int to) {
        return Views.DiffView.of(versions.diff(caller.actor(), ProjectId.of(project), from, to));
    }

    @GET
    @Path("diff")
    @Produces(DIFF + ";qs=0.5")
    @Operation(summary = "The same as a patch that git applies")
    public StreamingOutput patch(
            @PathParam("project") String project, @QueryParam("from") int from, @QueryParam("to") int to) {
        var actor = caller.actor();
        ProjectId id = ProjectId.of(project);
        // Asked for before the answer begins, so that an unknown version is an error and not half a patch.
        int known = versions.get(actor, id, from).number();
        int until = versions.get(actor, id, to).number();
        return out -> versions.writePatch(actor, id, known, until, out);
    }
}
