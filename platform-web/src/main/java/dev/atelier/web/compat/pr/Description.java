package dev.atelier.web.compat.pr;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What these routes say of themselves (R15). */
final class Description {
    static final String NAME = "Atelier";

    private Description() {}

    static Map<String, Object> of() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("name", NAME);
        answer.put("description", "A repository and a prompt in, a stream of events and a pull request out.");
        answer.put("version", "1");
        answer.put(
                "features",
                List.of(
                        "event stream",
                        "language models, with built-in rules as fallback",
                        "isolated sandboxes",
                        "pull requests at GitHub, Gitea, Forgejo and GitLab"));
        answer.put(
                "endpoints",
                Map.of(
                        "GET /", "this description",
                        "GET /health", "how each component is",
                        "POST /code", "have a repository changed",
                        "POST /code/legacy", "the same by the built-in rules",
                        "POST /config", "change settings; administrators only"));
        return answer;
    }
}
