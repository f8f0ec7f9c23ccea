package dev.atelier.core.task;

import dev.atelier.core.blob.BlobKey;
import dev.atelier.core.source.ProjectId;
import java.util.Optional;

/** The files that a task may leave, and no others (T12). */
enum ArtefactName {
    /** The change, as {@code git apply} wants it. */
    DIFF("diff.patch"),
    /** What the agent did, step by step. */
    AGENT_LOG("agent.log"),
    /** What the agent was told. */
    PROMPT("prompt.txt"),
    /** What the model or the rules said. */
    RESPONSE("llm_response.txt"),
    /** What the repository's setup.sh printed. */
    SETUP_LOG("setup.log"),
    /** What the sandbox did, and what ran in it. */
    CONTAINER_LOG("container.log"),
    /** Why it failed. */
    ERROR("error.txt"),
    /** Where the pull request is. */
    PULL_REQUEST("pr_url.txt");

    private final String file;

    ArtefactName(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    String mediaType() {
        return this == DIFF ? "text/x-diff; charset=utf-8" : "text/plain; charset=utf-8";
    }

    /** Where its bytes lie; they go with the project. */
    BlobKey key(ProjectId project) {
        return new BlobKey("projects/" + project + "/task/" + file);
    }

    static Optional<ArtefactName> of(String file) {
        for (ArtefactName name : values()) {
            if (name.file.equals(file)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
