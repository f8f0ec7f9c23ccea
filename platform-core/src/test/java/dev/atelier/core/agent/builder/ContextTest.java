package dev.atelier.core.agent.builder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.agent.Exchange;
import dev.atelier.core.agent.tool.ToolOutcome;
import dev.atelier.core.model.Finish;
import dev.atelier.core.model.ModelMessage;
import dev.atelier.core.model.ModelName;
import dev.atelier.core.model.ModelReply;
import dev.atelier.core.model.TokenCount;
import dev.atelier.core.model.ToolCall;
import dev.atelier.core.source.FileEntry;
import dev.atelier.core.source.SourcePath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("X13 B5 R7 what is sent stays within its budget")
class ContextTest {

    private static List<Exchange> conversation(int turns) {
        return IntStream.range(0, turns)
                .mapToObj(i -> new Exchange("Ask " + i + "\nwith more lines", "Answer " + i + " " + "word ".repeat(50)))
                .toList();
    }

    @Test
    void theLatestExchangesAreSentWholeAndOlderOnesInOneLineEach() {
        ConversationDigest digest = ConversationDigest.of(conversation(40), 1200);

        assertThat(digest.recent()).last().isEqualTo(conversation(40).get(39));
        assertThat(digest.recent().size()).isBetween(10, 18);
        assertThat(digest.earlier().lines()).first().asString().matches("- \\(\\d+ requests before these\\)");
        assertThat(digest.earlier())
                .contains("- asked: Ask 20 — answered: Answer 20")
                .doesNotContain("with more lines");
    }

    @Test
    void nothingIsDroppedSilently() {
        ConversationDigest digest = ConversationDigest.of(conversation(2000), 1200);

        long lines = digest.earlier().lines().count() - 1;
        String first = digest.earlier().lines().findFirst().orElseThrow();
        int counted = Integer.parseInt(first.replaceAll("\\D", ""));
        assertThat(counted + lines + digest.recent().size()).isEqualTo(2000);
        assertThat(Tokens.in(digest.earlier())).isLessThan(500);
        assertThat(ConversationDigest.of(conversation(2000), 1200)).isEqualTo(digest);
    }

    @Test
    void aShortConversationIsSentAsItIs() {
        ConversationDigest digest = ConversationDigest.of(conversation(3), 6000);

        assertThat(digest.recent()).isEqualTo(conversation(3));
        assertThat(digest.earlier()).isEmpty();
    }

    @Test
    void aLongListOfFilesIsFoldedWhereItIsFullest() {
        List<FileEntry> files = IntStream.range(0, 5000)
                .mapToObj(i -> file((i % 10 == 0 ? "src/data/" : "src/icons/") + i + ".svg"))
                .toList();
        List<FileEntry> all = new ArrayList<>(files);
        all.add(file("index.html"));
        all.add(file("src/App.jsx"));

        String listed = ProjectFiles.listed(all, 500);

        assertThat(listed)
                .contains("index.html (10)", "src/App.jsx (10)", "src/icons/ (4500 files; use list_files)")
                .contains("src/data/ (500 files");
        assertThat(Tokens.in(listed)).isLessThan(500);
    }

    private static FileEntry file(String path) {
        return new FileEntry(SourcePath.of(path), 10);
    }

    @Test
    void olderResultsAreShortenedOnceTheBudgetIsExceeded() {
        Memory memory = new Memory(ConversationDigest.of(List.of(), 1000), "Hello", List.of(), 5_000);
        for (int i = 0; i < 12; i++) {
            ToolCall call = new ToolCall("c" + i, "read_file", "{}");
            memory.keep(new ModelReply(new ModelName("a", "b"), "", List.of(call), TokenCount.NONE, Finish.TOOL_CALLS));
            memory.result(call, new ToolOutcome.Ok("Read", i + "x".repeat(4000)), "");
        }

        List<Integer> lengths = memory.messages().stream()
                .filter(ModelMessage.ToolResultMessage.class::isInstance)
                .map(message ->
                        ((ModelMessage.ToolResultMessage) message).content().length())
                .toList();

        assertThat(lengths.subList(0, 9)).allMatch(length -> length < 500);
        assertThat(lengths.subList(9, 12)).allMatch(length -> length > 4000);
        assertThat(memory.messages()).isEqualTo(memory.messages());
    }

    @Test
    @DisplayName("X13 whatever one reply asks for and writes, what is sent stays within the budget")
    void theBudgetHolds() {
        Memory memory = new Memory(ConversationDigest.of(conversation(20), 1000), "Hello", List.of(), 20_000);
        for (int i = 0; i < 8; i++) {
            List<ToolCall> calls = new ArrayList<>();
            for (int j = 0; j < 10; j++) {
                calls.add(
                        new ToolCall("c" + i + "_" + j, "write_file", "{\"content\": \"" + "\\n".repeat(3000) + "\"}"));
            }
            memory.keep(new ModelReply(new ModelName("a", "b"), "", calls, TokenCount.NONE, Finish.TOOL_CALLS));
            calls.forEach(call -> memory.result(call, new ToolOutcome.Ok("Read", "世".repeat(12_000)), ""));
            calls.clear();
        }
        memory.keep(new ModelReply(
                new ModelName("a", "b"),
                "",
                List.of(new ToolCall("z", "read_file", "{}")),
                TokenCount.NONE,
                Finish.TOOL_CALLS));
        memory.result(new ToolCall("z", "read_file", "{}"), new ToolOutcome.Ok("Read", "世".repeat(50_000)), "");

        List<ModelMessage> sent = memory.messages();

        assertThat(sent.stream().mapToInt(ContextTest::tokens).sum()).isLessThanOrEqualTo(20_000);
        assertThat(memory.messages()).isEqualTo(sent);
        assertThat(sent).hasSize(memory.messages().size());
    }

    private static int tokens(ModelMessage message) {
        return switch (message) {
            case ModelMessage.UserMessage user -> Tokens.in(user.text());
            case ModelMessage.AssistantMessage assistant ->
                Tokens.in(assistant.text())
                        + assistant.toolCalls().stream()
                                .mapToInt(call -> Tokens.in(call.argumentsJson()))
                                .sum();
            case ModelMessage.ToolResultMessage result -> Tokens.in(result.content());
        };
    }

    @Test
    void otherScriptsTakeMoreTokens() {
        assertThat(Tokens.in("four characters")).isEqualTo(4);
        assertThat(Tokens.in("世界")).isEqualTo(2);
    }
}
