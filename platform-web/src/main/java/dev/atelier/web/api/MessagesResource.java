package dev.atelier.web.api;

import dev.atelier.core.project.ProjectImages;
import dev.atelier.core.project.Projects;
import dev.atelier.core.run.Ask;
import dev.atelier.core.run.Attachment;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.Run;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.run.Runs;
import dev.atelier.core.run.ToldRun;
import dev.atelier.core.source.ProjectId;
import dev.atelier.web.login.Caller;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A project's conversation. Every message starts a run. */
@Path("/projects/{project}")
@Tag(name = "Messages and runs")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MessagesResource {
    private static final int MOST = 200;

    @Inject
    Caller caller;

    @Inject
    Projects projects;

    @Inject
    ProjectImages projectImages;

    @Inject
    Runs runs;

    @GET
    @Path("messages")
    @Operation(summary = "The newest 200 messages of the conversation and their answers, oldest first")
    public List<Views.MessageView> messages(@PathParam("project") String project) {
        return projects.messages(caller.actor(), ProjectId.of(project), MOST).stream()
                .map(MessagesResource::message)
                .toList();
    }

    @POST
    @Path("messages")
    @Operation(summary = "Ask for a change; answers at once with the run that works on it, or waits")
    public Response ask(@PathParam("project") String project, Requests.@Nullable NewMessage body) {
        Requests.NewMessage message = Requests.body(body);
        String text = Requests.field(message.text(), "text");
        ProjectId id = ProjectId.of(project);
        List<Attachment> images =
                message.images() == null ? List.of() : projectImages.attachments(caller.actor(), id, message.images());
        RunId run = Boolean.TRUE.equals(message.instead())
                ? projects.askInstead(caller.actor(), id, text, images)
                : projects.ask(caller.actor(), id, text, images);
        return Response.accepted(Views.AcceptedRun.of(run)).build();
    }

    @GET
    @Path("runs")
    @Operation(summary = "The newest 200 runs, newest first")
    public List<Views.RunView> list(@PathParam("project") String project) {
        ProjectId id = projects.get(caller.actor(), ProjectId.of(project)).id();
        return runs.list(caller.actor(), id, MOST).stream()
                .map(Views.RunView::of)
                .toList();
    }

    @GET
    @Path("queue")
    @Operation(summary = "The runs that wait, in the order in which they will be worked on")
    public List<Views.RunView> queue(@PathParam("project") String project) {
        ProjectId id = projects.get(caller.actor(), ProjectId.of(project)).id();
        return runs.waiting().of(caller.actor(), id).stream()
                .map(Views.RunView::of)
                .toList();
    }

    private static List<String> images(Ask ask) {
        return switch (ask) {
            case Ask.Change change ->
                change.attachments().stream()
                        .filter(Attachment.Picture.class::isInstance)
                        .map(attachment -> ((Attachment.Picture) attachment).path())
                        .map(path -> path.substring(path.lastIndexOf('/') + 1))
                        .toList();
            case Ask.Restore restore -> List.of();
            case Ask.StartOver again -> List.of();
            case Ask.Command command -> List.of();
            case Ask.Install install -> List.of();
            case Ask.RestoreFile file -> List.of();
            case Ask.Edit edit -> List.of();
        };
    }

    private static Views.MessageView message(ToldRun told) {
        Run run = told.run();
        String answer = told.events().stream()
                .map(LoggedEvent::event)
                .filter(RunEvent.Answered.class::isInstance)
                .map(event -> ((RunEvent.Answered) event).text())
                .reduce((first, last) -> last)
                .orElse(null);
        return new Views.MessageView(
                run.id().toString(),
                run.ask().text(),
                images(run.ask()),
                answer,
                run.state().name().toLowerCase(Locale.ROOT),
                run.outcome().orElse(null));
    }
}
