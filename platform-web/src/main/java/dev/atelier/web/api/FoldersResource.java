package dev.atelier.web.api;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.project.Editing;
import dev.atelier.core.project.Projects;
import dev.atelier.core.source.FileEdit;
import dev.atelier.core.source.FolderContent;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourcePath;
import dev.atelier.web.login.Caller;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A project's folders, moved and deleted as a whole; each change is a version (X7). */
@Path("/projects/{project}/folders/{path: .+}")
@Tag(name = "Files")
@Produces(MediaType.APPLICATION_JSON)
public class FoldersResource {
    @Inject
    Caller caller;

    @Inject
    Projects projects;

    @Inject
    Editing editing;

    /** A folder, and how many files are in it, however deep. */
    public record FolderView(String path, int files) {}

    @GET
    @Operation(summary = "How many files a folder has; its ETag is what a change of it has to name")
    public Response look(@PathParam("project") String project, @PathParam("path") String path) {
        ProjectId id = known(project);
        FolderContent content = editing.folder(caller.actor(), id, SourcePath.of(path));
        return Response.ok(new FolderView(path, content.files()))
                .header(HttpHeaders.ETAG, Preconditions.tag(content.hash()))
                .build();
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Move a folder with all that is in it, as one new version",
            description =
                    "With If-Match and the ETag of the folder. 412 when anything in it has changed since, 409 while a"
                            + " run works or waits.")
    public Response rename(
            @PathParam("project") String project,
            @PathParam("path") String path,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Requests.@Nullable PathOf body) {
        ProjectId id = known(project);
        String to = Requests.field(Requests.body(body).path(), "path");
        return saved(
                id,
                () -> new FileEdit.RenameFolder(
                        SourcePath.of(path), SourcePath.of(to), Preconditions.expected(ifMatch)));
    }

    @DELETE
    @Operation(summary = "Delete a folder's files, as one new version; with If-Match as for PATCH")
    public Response delete(
            @PathParam("project") String project,
            @PathParam("path") String path,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return saved(
                known(project), () -> new FileEdit.DeleteFolder(SourcePath.of(path), Preconditions.expected(ifMatch)));
    }

    /** What is wrong with a request is told to those only who may know that the project exists. */
    private ProjectId known(String project) {
        return projects.get(caller.actor(), ProjectId.of(project)).id();
    }

    private Response saved(ProjectId id, Supplier<FileEdit> edit) {
        try {
            return Response.ok(Views.VersionView.of(editing.save(caller.actor(), id, edit.get())))
                    .build();
        } catch (FaultException e) {
            return Preconditions.answer(e);
        }
    }
}
