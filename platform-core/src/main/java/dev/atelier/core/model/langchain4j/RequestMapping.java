package dev.atelier.core.model.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.model.Image;
import dev.atelier.core.model.ModelMessage;
import dev.atelier.core.model.ModelRequest;
import dev.atelier.core.model.ToolCall;
import dev.atelier.core.model.ToolSpec;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Our request in LangChain4j's words. */
final class RequestMapping {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Object> CACHED = Map.of("cache_control", "ephemeral");

    private final boolean images;

    /** @param images whether the model is sent them */
    RequestMapping(boolean images) {
        this.images = images;
    }

    ChatRequest map(ModelRequest request) {
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(SystemMessage.from(request.system()));
        for (int i = 0; i < request.messages().size(); i++) {
            // the next step repeats all of this one, so all up to here is worth keeping in the provider's cache
            boolean last = i == request.messages().size() - 1;
            messages.add(message(request.messages().get(i), last ? CACHED : Map.of()));
        }
        return ChatRequest.builder()
                .messages(messages)
                .toolSpecifications(
                        request.tools().stream().map(RequestMapping::tool).toList())
                .build();
    }

    private ChatMessage message(ModelMessage message, Map<String, Object> attributes) {
        return switch (message) {
            case ModelMessage.UserMessage user ->
                UserMessage.builder()
                        .contents(contents(user))
                        .attributes(attributes)
                        .build();
            case ModelMessage.AssistantMessage assistant -> assistant(assistant);
            case ModelMessage.ToolResultMessage result ->
                ToolExecutionResultMessage.builder()
                        .id(result.callId())
                        .toolName(safeName(result.tool()))
                        .text(orNothing(result.content()))
                        .isError(result.failed())
                        .attributes(attributes)
                        .build();
        };
    }

    private static ChatMessage assistant(ModelMessage.AssistantMessage message) {
        List<ToolExecutionRequest> calls =
                message.toolCalls().stream().map(RequestMapping::call).toList();
        AiMessage.Builder builder = AiMessage.builder().toolExecutionRequests(calls);
        if (calls.isEmpty() || !message.text().isBlank()) {
            builder.text(orNothing(message.text()));
        }
        return builder.build();
    }

    private List<Content> contents(ModelMessage.UserMessage user) {
        List<Content> contents = new ArrayList<>();
        contents.add(TextContent.from(orNothing(user.text())));
        if (images) {
            for (Image image : user.images()) {
                contents.add(ImageContent.from(image.base64(), image.mediaType()));
            }
        }
        return contents;
    }

    /** Providers refuse a message without a text. */
    private static String orNothing(String text) {
        return text.isBlank() ? "(nothing)" : text;
    }

    private static ToolExecutionRequest call(ToolCall call) {
        return ToolExecutionRequest.builder()
                .id(call.id())
                .name(safeName(call.tool()))
                .arguments(safeArguments(call.argumentsJson()))
                .build();
    }

    /** Providers refuse a conversation that repeats a name which their model should never have made up. */
    private static String safeName(String name) {
        String safe = name.replaceAll("[^a-zA-Z0-9_-]", "_");
        return safe.isEmpty() ? "unknown" : safe.substring(0, Math.min(64, safe.length()));
    }

    /** Likewise for arguments that are no JSON object: the model is shown what it wrote, as a text. */
    private static String safeArguments(String json) {
        try {
            JsonNode parsed = JSON.readTree(json);
            if (parsed != null && parsed.isObject()) {
                return json;
            }
        } catch (JsonProcessingException notJson) {
            // shown as a text below
        }
        String shown = json.substring(0, Math.min(400, json.length()));
        return JSON.createObjectNode().put("unreadable_arguments", shown).toString();
    }

    private static ToolSpecification tool(ToolSpec spec) {
        try {
            ObjectNode tool = JSON.createObjectNode();
            tool.put("name", spec.name());
            tool.put("description", spec.description());
            tool.set("parameters", JSON.readTree(spec.jsonSchema()));
            return ToolSpecification.fromJson(tool.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the schema of the tool " + spec.name() + " is not JSON", e);
        }
    }
}
