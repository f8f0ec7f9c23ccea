package dev.atelier.web.api;

import dev.atelier.web.problem.Problem;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Puts into the OpenAPI document what the server's reader of annotations leaves out: plain templates of paths, bodies with
 * files, several kinds of body for one address, and the errors that every operation has. Named in {@code microprofile-config.properties}.
 */
public class DocumentFilter implements OASFilter {
    private static final String JSON = "application/json";
    private static final String FORM = "multipart/form-data";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null) {
            return;
        }
        PlainTemplates.in(api);
        Map<String, PathItem> paths = api.getPaths().getPathItems();
        paths.values().forEach(path -> path.getOperations().values().forEach(DocumentFilter::addErrors));
        paths.forEach((path, item) -> {
            if (path.endsWith("/tasks") && item.getPOST() != null) {
                describeSubmission(item.getPOST());
            } else if (path.endsWith("/images") && item.getPOST() != null) {
                body(item.getPOST(), OASFactory.createContent().addMediaType(FORM, media(form("file"))));
            }
        });
    }

    private static void describeSubmission(Operation submit) {
        submit.setSummary("Hand in a task for a Git repository, or for a ZIP archive in the form's part \"zip\";"
                + " answers at once with the task, whose run does it");
        submit.setDescription(
                "With an Idempotency-Key, the same request made again within a day is answered with the same"
                        + " task, and another request with the same key is a conflict.");
        body(
                submit,
                OASFactory.createContent()
                        .addMediaType(JSON, media(task()))
                        .addMediaType(FORM, media(task().addProperty("zip", file()))));
    }

    /** The fields of {@link dev.atelier.web.submission.NewTask}. */
    private static Schema task() {
        Schema task = OASFactory.createSchema().type(Schema.SchemaType.OBJECT).addRequired("description");
        for (String text : new String[] {
            "gitUrl", "ref", "description", "targetFile", "agent", "provider", "model", "token", "into"
        }) {
            task.addProperty(text, OASFactory.createSchema().type(Schema.SchemaType.STRING));
        }
        return task.addProperty("fallback", OASFactory.createSchema().type(Schema.SchemaType.BOOLEAN))
                .addProperty("pullRequest", OASFactory.createSchema().type(Schema.SchemaType.BOOLEAN))
                .addProperty("temperature", OASFactory.createSchema().type(Schema.SchemaType.NUMBER))
                .addProperty("maxTokens", OASFactory.createSchema().type(Schema.SchemaType.INTEGER));
    }

    private static Schema form(String part) {
        return OASFactory.createSchema().type(Schema.SchemaType.OBJECT).addProperty(part, file());
    }

    private static Schema file() {
        return OASFactory.createSchema().type(Schema.SchemaType.STRING).format("binary");
    }

    private static MediaType media(Schema schema) {
        return OASFactory.createMediaType().schema(schema);
    }

    private static void body(Operation operation, Content content) {
        operation.setRequestBody(OASFactory.createRequestBody().content(content).required(true));
    }

    private static void addErrors(Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        operation.getResponses().addAPIResponse("4XX", problem("The request is refused; the problem says why"));
        operation.getResponses().addAPIResponse("5XX", problem("Something failed here or at another system"));
    }

    private static APIResponse problem(String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType()));
    }
}
