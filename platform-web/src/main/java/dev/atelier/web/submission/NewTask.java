package dev.atelier.web.submission;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.sandbox.SandboxKind;
import dev.atelier.core.secret.Secret;
import dev.atelier.core.task.AgentWish;
import dev.atelier.core.task.TaskRequest;
import dev.atelier.core.task.TaskSource;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task as a client describes it. Only the description and one source are needed; of two sources the Git URL counts (T1).
 *
 * @param gitUrl a repository
 * @param ref a branch or tag of it
 * @param description what is to be done
 * @param targetFile where to begin, as a path in the repository
 * @param agent {@code auto} (if it is left out), {@code model} or {@code rules}
 * @param fallback whether the rules may take over from a model that fails for good; true if it is left out
 * @param provider of the model, such as {@code anthropic}
 * @param model the model's name at its provider
 * @param temperature from 0 to 2
 * @param maxTokens the most that one reply of the model may have
 * @param pullRequest whether to open a pull request at the end
 * @param token for the repository's host; is never answered. The member's stored one if it is left out
 * @param into the branch that the pull request is for
 * @param sandbox {@code docker}, {@code local} or {@code auto} (if it is left out): how its sandboxes have to be made
 */
public record NewTask(
        @Nullable String gitUrl,
        @Nullable String ref,
        @Nullable String description,
        @Nullable String targetFile,
        @Nullable String agent,
        @Nullable Boolean fallback,
        @Nullable String provider,
        @Nullable String model,
        @Nullable Double temperature,
        @Nullable Integer maxTokens,
        @Nullable Boolean pullRequest,
        @Nullable String token,
        @Nullable String into,
        @Nullable String sandbox) {

    /** For the engine, which judges it. */
    public TaskRequest request(Optional<TaskSource.Zip> archive) {
        return new TaskRequest(
                source(archive),
                description == null ? "" : description,
                text(targetFile),
                wish(),
                Boolean.TRUE.equals(pullRequest),
                secret(token),
                text(into),
                text(sandbox).flatMap(SandboxKind::asked));
    }

    /** A token that a client sends; none if it sends nothing but spaces. */
    public static Optional<Secret> secret(@Nullable String token) {
        return text(token).map(Secret::new);
    }

    private TaskSource source(Optional<TaskSource.Zip> archive) {
        Optional<String> url = text(gitUrl);
        if (url.isPresent()) {
            return new TaskSource.Git(url.get(), text(ref));
        }
        return archive.orElseThrow(() -> bad(
                "missing_source",
                "The request names no code: give a gitUrl, or send a ZIP archive as multipart/form-data."));
    }

    private AgentWish wish() {
        return new AgentWish(
                kind(),
                !Boolean.FALSE.equals(fallback),
                text(provider).map(name -> name.toLowerCase(Locale.ROOT)),
                text(model),
                Optional.ofNullable(temperature),
                Optional.ofNullable(maxTokens));
    }

    private AgentWish.Kind kind() {
        return switch (text(agent).orElse("auto").toLowerCase(Locale.ROOT)) {
            case "auto" -> AgentWish.Kind.AUTO;
            case "model" -> AgentWish.Kind.MODEL;
            case "rules" -> AgentWish.Kind.RULES;
            default -> throw bad("bad_agent", "agent is \"auto\", \"model\" or \"rules\".");
        };
    }

    /** Forms send fields that nobody has filled in. */
    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }

    private static FaultException bad(String code, String message) {
        return Fault.of(FaultKind.USER, code, message).asException();
    }
}
