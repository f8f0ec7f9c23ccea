package dev.atelier.web.compat.pr;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.sandbox.SandboxKind;
import dev.atelier.core.task.AgentWish;
import dev.atelier.core.task.TaskRequest;
import dev.atelier.core.task.TaskSource;
import java.util.Locale;
import java.util.Optional;

/**
 * What is asked for (R15).
 *
 * @param agent the rules, unless a model is asked for; with it, the rules as fallback
 * @param sandbox the kind of sandbox that it insists on
 */
record PrRequest(String repoUrl, String prompt, AgentWish agent, Optional<SandboxKind> sandbox) {
    private static final String RULES = "rule_based";

    static PrRequest of(JsonNode body) {
        boolean model = flag(body, "use_llm");
        boolean elsewhere = flag(body, "use_cloud_sandbox");
        Optional<SandboxKind> sandbox =
                elsewhere ? text(body, "sandbox_provider").flatMap(PrRequest::sandbox) : Optional.empty();
        return new PrRequest(
                needed(body, "repoUrl"), needed(body, "prompt"), model ? byModel(body) : AgentWish.rules(), sandbox);
    }

    /** The request of the time before there were models. */
    static PrRequest legacy(JsonNode body) {
        return new PrRequest(needed(body, "repoUrl"), needed(body, "prompt"), AgentWish.rules(), Optional.empty());
    }

    /** With the caller's stored token for the repository's host there is a pull request, without none. */
    TaskRequest task() {
        return new TaskRequest(
                new TaskSource.Git(repoUrl, Optional.empty()),
                prompt,
                Optional.empty(),
                agent,
                true,
                Optional.empty(),
                Optional.empty(),
                sandbox);
    }

    /** Isolation is never another than what was asked for (R9). */
    private static Optional<SandboxKind> sandbox(String name) {
        return SandboxKind.asked(name.equalsIgnoreCase("bubblewrap") ? SandboxKind.LOCAL.code() : name);
    }

    private static AgentWish byModel(JsonNode body) {
        Optional<String> provider = text(body, "llm_provider")
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> !name.equals(RULES));
        return new AgentWish(AgentWish.Kind.MODEL, true, provider, text(body, "llm_model"));
    }

    private static String needed(JsonNode body, String field) {
        return text(body, field)
                .orElseThrow(() -> bad("missing_field", "The request lacks the field \"" + field + "\"."));
    }

    private static Optional<String> text(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
            throw bad("bad_field", field + " has to be a text.");
        }
        return Optional.of(value.asText("")).map(String::strip).filter(text -> !text.isEmpty() && !value.isNull());
    }

    private static boolean flag(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw bad("bad_field", field + " has to be true or false.");
        }
        return value.asBoolean(false);
    }

    private static FaultException bad(String code, String message) {
        return Fault.of(FaultKind.USER, code, message).asException();
    }
}
