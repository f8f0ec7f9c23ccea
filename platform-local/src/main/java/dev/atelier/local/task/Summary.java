package dev.atelier.local.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** How a task ended, for a person. */
final class Summary {
    private Summary() {}

    static List<String> lines(JsonNode task, Remote remote) {
        List<String> lines = new ArrayList<>();
        String status = task.path("status").asText().replace('_', ' ');
        String message = Progress.printable(task.path("message").asText());
        lines.add(first(status) + (message.isEmpty() ? "." : ": " + message));
        int files = task.path("filesChanged").asInt();
        if (files > 0) {
            lines.add(files + (files == 1 ? " file" : " files") + " changed, +"
                    + task.path("added").asInt() + " -"
                    + task.path("removed").asInt() + ". Patch: " + remote.address() + "/api/v1/tasks/"
                    + task.path("id").asText() + "/artefacts/diff.patch");
        }
        JsonNode usage = task.path("usage");
        if (!usage.isMissingNode()) {
            long tokens = usage.path("promptTokens").asLong()
                    + usage.path("completionTokens").asLong();
            JsonNode cost = usage.path("cost");
            String money = cost.isMissingNode()
                    ? ""
                    : ", " + cost.path("amount").asText() + " "
                            + cost.path("currency").asText();
            lines.add(Progress.printable(usage.path("model").asText() + ": " + tokens + " tokens" + money));
        }
        String pullRequest = task.path("pullRequest").asText();
        String note = Progress.printable(task.path("pullRequestNote").asText());
        if (!pullRequest.isEmpty()) {
            lines.add("Pull request: " + Progress.printable(pullRequest));
        } else if (!note.isEmpty()) {
            lines.add("No pull request: " + note);
        }
        return lines;
    }

    private static String first(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
