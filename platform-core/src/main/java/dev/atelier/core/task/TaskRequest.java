package dev.atelier.core.task;

import dev.atelier.core.sandbox.SandboxKind;
import dev.atelier.core.secret.Secret;
import java.util.Optional;

/**
 * What somebody wants to have done (T1).
 *
 * @param description what is to be done, in their words
 * @param targetFile where to begin, as a path in the repository
 * @param pullRequest whether a pull request is to be opened at the end
 * @param token for the repository's host; the member's stored token for it if empty (T13)
 * @param into the branch that the pull request is for; if empty the one that was imported, or the repository's own choice
 * @param sandbox how its sandboxes have to be made; empty for the installation's way (R9)
 */
public record TaskRequest(
        TaskSource source,
        String description,
        Optional<String> targetFile,
        AgentWish agent,
        boolean pullRequest,
        Optional<Secret> token,
        Optional<String> into,
        Optional<SandboxKind> sandbox) {
    /** In whatever sandbox the installation prefers. */
    public TaskRequest(
            TaskSource source,
            String description,
            Optional<String> targetFile,
            AgentWish agent,
            boolean pullRequest,
            Optional<Secret> token,
            Optional<String> into) {
        this(source, description, targetFile, agent, pullRequest, token, into, Optional.empty());
    }

    public TaskRequest withSandbox(SandboxKind kind) {
        return new TaskRequest(source, description, targetFile, agent, pullRequest, token, into, Optional.of(kind));
    }
}
