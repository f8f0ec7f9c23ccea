package dev.atelier.system;

import dev.atelier.core.model.scripted.Reply;
import java.util.Map;

/** What a scripted model does in tasks. */
final class TaskScripts {
    private TaskScripts() {}

    static Reply write(String path, String content) {
        return Reply.call("write_file", Map.of("path", path, "content", content));
    }

    static Reply done() {
        return Reply.text("That is done.");
    }
}
