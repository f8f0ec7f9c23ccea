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
    private static final String NOTE = "\n[… shortened; use the tool again to see all of it]";
    private static final String LEFT_OUT =
            "\n\n[Atelier] The first steps that you took for this are left out here, because"
                    + " they were too long. What they changed is in the files.";
    private static final int TOKENS_OF_THE_NOTE = Tokens.in(NOTE);
    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9_-]{1,60}");
    private static final String SCREENSHOT = "[Atelier] This is how the app's page looks now, 1280 pixels wide.";
    private static final String NO_ANSWER = "(That turn ended without an answer.)";
    private static final int SHORTENED = 400;
    /** What providers count for one of the size that is sent at most. */
    private static final int TOKENS_OF_IMAGE = 1_600;
    /** Replies whose results are left alone: first as many as one would wish, then fewer, until the rest fits. */
    private static final int[] FRESH_REPLIES = {6, 3, 1};

    private static final int FRESH_REPLIES_WHEN_TIGHT = 1;

    private final List<ModelMessage> messages = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final int budget;
    /** Where the ask is; what comes after it is this turn's. */
    private final int ask;

    private int leftOut;

    Memory(ConversationDigest digest, String ask, List<Image> images, int budget) {
        this.budget = budget;
        for (Exchange exchange : digest.recent()) {
            messages.add(new ModelMessage.UserMessage(exchange.user()));
            // A turn that failed has no answer, and providers refuse a message without words.
            String answer = exchange.answer().isBlank() ? NO_ANSWER : exchange.answer();
            messages.add(new ModelMessage.AssistantMessage(answer, List.of()));
        }
        this.ask = messages.size();
        messages.add(new ModelMessage.UserMessage(ask, images));
    }

    /** Never more than the budget, unless what the user said is longer by itself. */
    List<ModelMessage> messages() {
        for (int fresh : FRESH_REPLIES) {
            if (isTooLong()) {
                shorten(fresh);
            }
        }
        if (isTooLong()) {
            shortenCalls();
        }
        if (isTooLong()) {
            shareWhatIsLeft();
        }
        while (isTooLong() && leaveOutTheOldestReply()) {
            leftOut++;
        }
        return List.copyOf(messages);
    }

    private boolean isTooLong() {
        return tokens() > budget;
    }

    private int tokens() {
        return messages.stream().mapToInt(Memory::tokens).sum();
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

    /** How the app looks now; how it looked before is of no more use, and images are dear. */
    void show(Image screenshot) {
        messages.replaceAll(message -> message instanceof ModelMessage.UserMessage(String text, List<Image> images)
                        && text.equals(SCREENSHOT)
                ? new ModelMessage.UserMessage("[Atelier] There was a screenshot here; the app has changed since.")
                : message);
        messages.add(new ModelMessage.UserMessage(SCREENSHOT, List.of(screenshot)));
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

    /** What older replies wrote into files is in the files; the calls keep what they were about. */
    private void shortenCalls() {
        int end = staleEnd(FRESH_REPLIES_WHEN_TIGHT);
        for (int i = 0; i < end; i++) {
            if (messages.get(i) instanceof ModelMessage.AssistantMessage reply) {
                List<ToolCall> calls =
                        reply.toolCalls().stream().map(Memory::shortened).toList();
                messages.set(i, new ModelMessage.AssistantMessage(reply.text(), calls));
            }
        }
    }

    /** One reply alone asked for more than there is room for: each of its results gets an equal part of what is left. */
    private void shareWhatIsLeft() {
        List<Integer> longOnes = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i) instanceof ModelMessage.ToolResultMessage result
                    && result.content().length() > 2 * SHORTENED) {
                longOnes.add(i);
            }
        }
        if (longOnes.isEmpty()) {
            return;
        }
        int theirs = longOnes.stream().mapToInt(i -> tokens(messages.get(i))).sum();
        int each = Math.max(0, budget - (tokens() - theirs)) / longOnes.size() - TOKENS_OF_THE_NOTE;
        for (int i : longOnes) {
            messages.set(i, cut((ModelMessage.ToolResultMessage) messages.get(i), Math.max(SHORTENED, each)));
        }
    }

    /** With its results, for neither may stand without the other; the newest reply stays. */
    private boolean leaveOutTheOldestReply() {
        int end = staleEnd(FRESH_REPLIES_WHEN_TIGHT);
        int first = ask + 1;
        if (end <= first) {
            return false;
        }
        int next = first + 1;
        while (next < end && messages.get(next) instanceof ModelMessage.ToolResultMessage) {
            next++;
        }
        messages.subList(first, next).clear();
        if (leftOut == 0 && messages.get(ask) instanceof ModelMessage.UserMessage user) {
            messages.set(ask, new ModelMessage.UserMessage(user.text() + LEFT_OUT, user.images()));
        }
        return true;
    }

    /** At most so many characters, which are at most so many tokens. */
    private static ModelMessage cut(ModelMessage.ToolResultMessage result, int longest) {
        String content = result.content();
        return content.length() <= longest ? result : shortened(result, longest);
    }

    private static ToolCall shortened(ToolCall call) {
        String arguments = call.argumentsJson();
        if (arguments.length() <= 2 * SHORTENED) {
            return call;
        }
        String start = arguments.substring(0, SHORTENED).replaceAll("[^ -!#-\\[\\]-~]", " ");
        return new ToolCall(call.id(), call.tool(), "{\"shortened\": \"" + start + "\"}");
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
        return shortened(result, SHORTENED);
    }

    private static ModelMessage shortened(ModelMessage.ToolResultMessage result, int longest) {
        return new ModelMessage.ToolResultMessage(
                result.callId(), result.tool(), result.content().substring(0, longest) + NOTE, result.failed());
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
