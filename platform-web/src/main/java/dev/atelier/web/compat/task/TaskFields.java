package dev.atelier.web.compat.task;

import dev.atelier.core.task.Artefact;
import dev.atelier.core.task.Task;
import dev.atelier.core.task.TaskSourceInfo;
import dev.atelier.web.config.WebSettings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A task as these routes tell it: every field is always there, and null where it does not apply. */
final class TaskFields {
    private TaskFields() {}

    static Map<String, @Nullable Object> of(WebSettings web, Task task, List<Artefact> artefacts) {
        boolean git = task.source().kind() == TaskSourceInfo.Kind.GIT;
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", task.id().toString());
        fields.put("input_type", git ? "git" : "zip");
        fields.put("git_url", git ? task.source().name() : null);
        fields.put("zip_file_name", git ? null : task.source().name());
        fields.put("target_file", task.targetFile().orElse(null));
        fields.put("task_description", task.description());
        fields.put("status", task.status().code());
        fields.put("message", task.message());
        fields.put("pr_url", task.pullRequest().map(URI::toString).orElse(null));
        fields.put("created_at", task.created().toString());
        fields.put("updated_at", task.updated().toString());
        fields.put(
                "log_file_urls",
                artefacts.stream()
                        .map(artefact -> logs(web, task) + "/" + artefact.name())
                        .toList());
        return fields;
    }

    /** Below it are the task's files. */
    static String logs(WebSettings web, Task task) {
        return web.link("/compat/task/api/logs/" + task.id());
    }
}
