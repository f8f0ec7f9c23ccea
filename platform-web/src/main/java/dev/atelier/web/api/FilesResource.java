package dev.atelier.web.api;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.project.Editing;
import dev.atelier.core.project.FileNow;
import dev.atelier.core.project.Projects;
import dev.atelier.core.project.Version;
import dev.atelier.core.source.ContentHash;
import dev.atelier.core.source.FileEdit;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.WorkTree;
import dev.atelier.web.login.Caller;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A project's files as they are now, and changing them; each change is a version. */
@Path("/projects/{project}/files")
@Tag(name = "Files")
@Produces(MediaType.APPLICATION_JSON)
public class FilesResource {
    private static final String ONE = "{path: .+}";

    @Inject
    Caller caller;

    @Inject
    Projects projects;

    @Inject
    Editing editing;

    @GET
    @Operation(summary = "The files as they are now; while a run works, with what it has changed so far")
    public List<Views.FileEntryView> list(@PathParam("project") String project) {
        return editing.list(caller.actor(), ProjectId.of(project)).stream()
                .map(Views.FileEntryView::of)
                .toList();
    }

    /** Always a download of plain bytes: tenants' files are never shown on the platform's own origin (X18). */
    @GET
    @Path(ONE)
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "One file's bytes as they are now; its ETag is what a change of it has to name")
    public Response read(@PathParam("project") String project, @PathParam("path") String path) {
        FileNow file = editing.read(caller.actor(), ProjectId.of(project), SourcePath.of(path));
        return Response.ok(file.content())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                .header(HttpHeaders.ETAG, Preconditions.tag(file.hash()))
                .build();
    }

    @PUT
    @Path(ONE)
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Create or replace a file by the body's bytes, as a new version",
            description =
                    "With If-Match and the ETag of the file as it was read, or If-None-Match: * for a new file. 412"
                            + " when the file is not that any more, 409 while a run works or waits.")
    public Response write(
            @PathParam("project") String project,
            @PathParam("path") String path,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            InputStream body)
            throws IOException {
        ProjectId id = known(project);
        byte[] content = bytes(body);
        return saved(
                id,
                () -> new FileEdit.Write(SourcePath.of(path), content, Preconditions.expected(ifMatch, ifNoneMatch)),
                ContentHash.of(content));
    }

    @PATCH
    @Path(ONE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Move a file to another path, as a new version; with If-Match as for PUT")
    public Response rename(
            @PathParam("project") String project,
            @PathParam("path") String path,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Requests.@Nullable PathOf body) {
        ProjectId id = known(project);
        String to = Requests.field(Requests.body(body).path(), "path");
        return saved(
                id,
                () -> new FileEdit.Rename(SourcePath.of(path), SourcePath.of(to), Preconditions.expected(ifMatch)),
                null);
    }

    @DELETE
    @Path(ONE)
    @Operation(summary = "Delete a file, as a new version; with If-Match as for PUT")
    public Response delete(
            @PathParam("project") String project,
            @PathParam("path") String path,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return saved(
                known(project), () -> new FileEdit.Delete(SourcePath.of(path), Preconditions.expected(ifMatch)), null);
    }

    /** What is wrong with a request is told to those only who may know that the project exists. */
    private ProjectId known(String project) {
        return projects.get(caller.actor(), ProjectId.of(project)).id();
    }

    private Response saved(ProjectId id, Supplier<FileEdit> edit, @Nullable ContentHash hash) {
        try {
            Version version = editing.save(caller.actor(), id, edit.get());
            Response.ResponseBuilder answer = Response.ok(Views.VersionView.of(version));
            return hash == null
                    ? answer.build()
                    : answer.header(HttpHeaders.ETAG, Preconditions.tag(hash)).build();
        } catch (FaultException e) {
            return Preconditions.answer(e);
        }
    }

    private static byte[] bytes(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes((int) WorkTree.LARGEST_FILE + 1);
        if (bytes.length > WorkTree.LARGEST_FILE) {
            throw Fault.of(
                            FaultKind.TOO_LARGE,
                            "file_too_large",
                            "A file may have " + (WorkTree.LARGEST_FILE >> 20) + " MB at most.")
                    .asException();
        }
        return bytes;
    }
}
