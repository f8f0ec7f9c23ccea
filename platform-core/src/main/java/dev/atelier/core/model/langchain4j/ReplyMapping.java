package dev.atelier.core.model.langchain4j;

import dev.atelier.core.model.Finish;
import dev.atelier.core.model.ModelName;
import dev.atelier.core.model.ModelReply;
import dev.atelier.core.model.TokenCount;
import dev.atelier.core.model.ToolCall;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** LangChain4j's reply in our words. */
final class ReplyMapping {

    private ReplyMapping() {}

    static ModelReply map(ModelName model, ChatResponse response) {
        List<ToolExecutionRequest> requests = response.aiMessage().toolExecutionRequests();
        return new ModelReply(
                model,
                orElse(response.aiMessage().text(), ""),
                IntStream.range(0, requests.size())
                        .mapToObj(i -> call(requests.get(i), i))
                        .toList(),
                tokens(response.tokenUsage()),
                finish(response.finishReason()));
    }

    private static ToolCall call(ToolExecutionRequest request, int index) {
        return new ToolCall(
                orElse(request.id(), "call_" + index), orElse(request.name(), ""), orElse(request.arguments(), ""));
    }

    private static String orElse(@Nullable String value, String fallback) {
        return value == null || value.isBlank() ? fallback : value;
    }

    private static TokenCount tokens(@Nullable TokenUsage usage) {
        if (usage == null) {
            return TokenCount.NONE;
        }
        long prompt = number(usage.inputTokenCount());
        long completion = number(usage.outputTokenCount());
        if (usage instanceof AnthropicTokenUsage anthropic) {
            // its input count leaves out what was read from and written to the cache
            long read = number(anthropic.cacheReadInputTokens());
            long written = number(anthropic.cacheCreationInputTokens());
            return new TokenCount(prompt + read + written, completion, read);
        }
        if (usage instanceof OpenAiTokenUsage openAi && openAi.inputTokensDetails() != null) {
            return new TokenCount(
                    prompt, completion, number(openAi.inputTokensDetails().cachedTokens()));
        }
        return new TokenCount(prompt, completion, 0);
    }

    private static long number(@Nullable Integer value) {
        return value == null ? 0 : Math.max(0, value);
    }

    private static Finish finish(@Nullable FinishReason reason) {
        return switch (reason) {
            case null -> Finish.OTHER;
            case STOP -> Finish.STOP;
            case LENGTH -> Finish.LENGTH;
            case TOOL_EXECUTION -> Finish.TOOL_CALLS;
            case CONTENT_FILTER -> Finish.FILTERED;
            case OTHER -> Finish.OTHER;
        };
    }
}
