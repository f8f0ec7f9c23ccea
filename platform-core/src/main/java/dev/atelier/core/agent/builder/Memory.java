package dev.atelier.core.agent.builder;

import dev.atelier.core.agent.Exchange;
import dev.atelier.core.agent.tool.ToolOutcome;
import dev.atelier.core.model.Image;
import dev.atelier.core.model.ModelMessage;
import dev.atelier.core.model.ModelReply;
import dev.atelier.core.model.ToolCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the model is sent: earlier turns, the ask, and this turn's replies and results. When that grows beyond the budget,
 * what older calls gave back is shortened for good, so that what is sent stays the same from step to step and providers
 * can cache it. The turn's journal has everything in full.
 */
final class Memory {
    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9_-]{1,60}");
    private static final int SHORTENED = 400;

    /** What providers count for one of the size that is sent at most. */
    private static final int TOKENS_OF_IMAGE = 1_600;

    private static final int FRESH_REPLIES = 6;
    private static final int FRESH_REPLIES_WHEN_TIGHT = 1;

    private final List<ModelMessage> messages = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final int budget;

    Memory(ConversationDigest digest, String ask, List<Image> images, int budget) {
        this.budget = budget;
        for (Exchange exchange : digest.recent()) {
            messages.add(new ModelMessage.UserMessage(exchange.user()));
            messages.add(new ModelMessage.AssistantMessage(exchange.answer(), List.of()));
        }
        messages.add(new ModelMessage.UserMessage(ask, images));
    }

    List<ModelMessage> messages() {
        if (messages.stream().mapToInt(Memory::tokens).sum() > budget) {
            shorten(FRESH_REPLIES);
        }
        return List.copyOf(messages);
    }

    /** Adds a reply, its calls with ids that are unique; gives it back so. */
    ModelReply keep(ModelReply reply) {
        List<ToolCall> calls = reply.toolCalls().stream().map(this::identified).toList();
        if (!calls.isEmpty() || !reply.text().isBlank()) {
            messages.add(new ModelMessage.AssistantMessage(reply.text(), calls));
        }
        return new ModelReply(reply.model(), reply.text(), calls, reply.tokens(), reply.finish());
    }

    void result(ToolCall call, ToolOutcome outcome, String note) {
        messages.add(
                new ModelMessage.ToolResultMessage(call.id(), call.tool(), outcome.content() + note, !outcome.ok()));
    }

    /** Something that the platform, not the user, has to say. */
    void note(String text) {
        messages.add(new ModelMessage.UserMessage("[Atelier] " + text));
    }

    /** Makes it shorter than it would be by itself; whether that helped. */
    boolean shrink() {
        return shorten(FRESH_REPLIES_WHEN_TIGHT);
    }

    private boolean shorten(int freshReplies) {
        int end = staleEnd(freshReplies);
        boolean changed = false;
        for (int i = 0; i < end; i++) {
            if (messages.get(i) instanceof ModelMessage.ToolResultMessage result
                    && result.content().length() > 2 * SHORTENED) {
                messages.set(i, shortened(result));
                changed = true;
            }
        }
        return changed;
    }

    /** The index up to which messages are older than so many replies. */
    private int staleEnd(int freshReplies) {
        int replies = 0;
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i) instanceof ModelMessage.AssistantMessage && ++replies == freshReplies) {
                return i;
            }
        }
        return 0;
    }

    private static ModelMessage shortened(ModelMessage.ToolResultMessage result) {
        return new ModelMessage.ToolResultMessage(
                result.callId(),
                result.tool(),
                result.content().substring(0, SHORTENED) + "\n[… shortened; use the tool again to see all of it]",
                result.failed());
    }

    private ToolCall identified(ToolCall call) {
        String id = call.id();
        for (int i = 1; !ID.matcher(id).matches() || !ids.add(id); i++) {
            id = "call_" + ids.size() + "_" + i;
        }
        return new ToolCall(id, call.tool(), call.argumentsJson());
    }

    private static int tokens(ModelMessage message) {
        return switch (message) {
            case ModelMessage.UserMessage user ->
                Tokens.in(user.text()) + user.images().size() * TOKENS_OF_IMAGE;
            case ModelMessage.AssistantMessage assistant ->
                Tokens.in(assistant.text())
                        + assistant.toolCalls().stream()
                                .mapToInt(call -> Tokens.in(call.argumentsJson()))
                                .sum();
            case ModelMessage.ToolResultMessage result -> Tokens.in(result.content());
        };
    }
}
