package dev.atelier.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.blob.BlobKey;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.source.ImportProgress;
import dev.atelier.core.usage.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Golden files: {@code events/<type>.v<version>.json}, one for each shape that was ever written. A shape that changes gets
 * a new file; the old one stays and must still load.
 */
class EventCodecTest {
    private static final Fault FAULT = Fault.retriable(FaultKind.OUTSIDE, "model_unavailable", "The model is away.");

    private static final Ask TASK =
            new Ask.Task("7d9f", "add a licence", Optional.of("src/main.py"), "https://github.com/clay/shop.git", true);

    /** One example of every type, as it is written today. */
    private static final List<RunEvent> EXAMPLES = List.of(
            new RunEvent.Asked(
                    new Ask.Change(
                            "a page for \"Clay & Co.\" 🏺",
                            List.of(
                                    new Attachment.Picture("public/images/cat.png", "Cat.png", "image/png"),
                                    new Attachment.Element(
                                            "Hero",
                                            "src/App.jsx",
                                            12,
                                            "<h1>",
                                            "Clay",
                                            Optional.of(new BlobKey("projects/1/pointed/2.png"))))),
                    "Anna"),
            new RunEvent.AskEdited(new Ask.Change("a page for clay"), "Ben"),
            new RunEvent.QueueMoved(1, "Ben"),
            new RunEvent.ConversationCleared("Anna"),
            new RunEvent.ConversationRestored("Anna"),
            new RunEvent.Claimed("node-1/ab12cd34/1", 2),
            new RunEvent.SandboxReady("docker", 340),
            new RunEvent.SourceReady(3, 12),
            new RunEvent.AgentChosen("builder", "A language model is configured."),
            new RunEvent.PlanMade(List.of("Cover", "Dates")),
            new RunEvent.ModelAnswered("Here you are.", "openai:gpt-x", 1200, 80, 900, Optional.of(usd("0.00000069"))),
            new RunEvent.ToolRequested("call-1", "edit_file", "Edit src/App.jsx", "{\"path\":\"src/App.jsx\"}"),
            new RunEvent.ToolFinished("call-1", "edit_file", true, "Edited src/App.jsx", "+ <h1>"),
            new RunEvent.FileChanged("src/App.jsx", RunEvent.FileChanged.Kind.MODIFIED),
            new RunEvent.CheckPassed(
                    List.of(RunEvent.CheckPassed.Check.values()),
                    120,
                    Optional.of(new BlobKey("projects/1/screens/2.jpg"))),
            new RunEvent.CheckFailed(List.of("Unexpected token (3:4)"), 80, Optional.empty()),
            new RunEvent.CheckpointSaved(4, "0123456789012345678901234567890123456789", 2, 14, 6),
            new RunEvent.Answered("Your page is up."),
            new RunEvent.Warning(FAULT),
            new RunEvent.SourceImporting(ImportProgress.Phase.RECEIVING, 4096, 0),
            new RunEvent.SourceImported(
                    "https://github.com/clay/shop.git",
                    Optional.of("main"),
                    "0123456789012345678901234567890123456789",
                    List.of("lib (a submodule)")),
            new RunEvent.SetupFinished("setup.sh", false, "exit code 2", 1200),
            new RunEvent.TestsRun("npm test", false, "The tests failed (npm test).", "1 failing", 900),
            new RunEvent.BranchPushing("atelier/add-a-licence-1f3a9c2e"),
            new RunEvent.BranchPushed("atelier/add-a-licence-1f3a9c2e", "0123456789012345678901234567890123456789"),
            new RunEvent.PullRequestOpened(URI.create("https://github.com/clay/shop/pull/7"), 7),
            new RunEvent.PullRequestSkipped("Nothing was changed, so there is nothing to propose."),
            new RunEvent.RunEnded(
                    new Outcome.Failed(FAULT),
                    2100,
                    new RunSummary(
                            2,
                            14,
                            6,
                            Optional.of("builder"),
                            "A language model is configured.",
                            Optional.of("openai:gpt-x"),
                            1200,
                            80,
                            900,
                            Optional.of(usd("0.00000069")),
                            Optional.of(URI.create("https://github.com/clay/shop/pull/7")))));

    private static Money usd(String amount) {
        return new Money(new BigDecimal(amount), Currency.getInstance("USD"));
    }

    @Test
    void there_is_an_example_of_every_event() {
        assertThat(EXAMPLES.stream().map(RunEvent::getClass).collect(Collectors.toSet()))
                .isEqualTo(
                        Arrays.stream(RunEvent.class.getPermittedSubclasses()).collect(Collectors.toSet()));
    }

    @TestFactory
    @DisplayName("What is written today is what the newest golden file says, and reads back equal")
    Stream<DynamicTest> written_shapes() {
        return EXAMPLES.stream()
                .map(event -> DynamicTest.dynamicTest(EventCodec.nameOf(event.getClass()), () -> {
                    EventCodec.Encoded encoded = EventCodec.encode(event);
                    String file = encoded.type() + ".v" + encoded.version();
                    assertThat(goldenFiles())
                            .as("events/%s.json, which should be:%n%s", file, encoded.body())
                            .containsEntry(file, encoded.body());
                    assertThat(EventCodec.decode(encoded)).isEqualTo(event);
                }));
    }

    @TestFactory
    @DisplayName("Every shape that was ever written still loads")
    Stream<DynamicTest> old_shapes_load() {
        return goldenFiles().entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    int dot = file.getKey().indexOf(".v");
                    String type = file.getKey().substring(0, dot);
                    int version = Integer.parseInt(file.getKey().substring(dot + 2));

                    RunEvent event = EventCodec.decode(new EventCodec.Encoded(type, version, file.getValue()));

                    assertThat(EventCodec.nameOf(event.getClass())).isEqualTo(type);
                }));
    }

    @Test
    void every_outcome_and_ask_reads_back_equal() {
        for (Outcome outcome : List.of(
                new Outcome.Completed(),
                new Outcome.Cancelled(),
                new Outcome.TimedOut(),
                new Outcome.LimitReached("steps"))) {
            RunEvent event = new RunEvent.RunEnded(outcome, 1);
            assertThat(EventCodec.decode(EventCodec.encode(event))).isEqualTo(event);
        }
        for (Ask ask : List.of(
                new Ask.Restore(3),
                new Ask.StartOver(),
                new Ask.Command("npm test"),
                new Ask.Install(List.of("date-fns", "nanoid@5")),
                new Ask.RestoreFile(3, "src/App.jsx"),
                new Ask.Edit("src/App.jsx", RunEvent.FileChanged.Kind.MODIFIED),
                TASK,
                new Ask.PullRequest("7d9f"))) {
            assertThat(EventCodec.readAsk(EventCodec.write(ask))).isEqualTo(ask);
        }
    }

    @TestFactory
    @DisplayName("What is asked stands in the run's row as its own golden files say, and old ones still load")
    Stream<DynamicTest> stored_asks() {
        Map<String, Ask> asks = Map.of(
                "change",
                new Ask.Change(
                        "make it green", List.of(new Attachment.Picture("public/images/a.png", "A.png", "image/png"))),
                "restore",
                new Ask.Restore(3),
                "start_over",
                new Ask.StartOver(),
                "command",
                new Ask.Command("npm test && ls"),
                "install",
                new Ask.Install(List.of("date-fns", "nanoid@5")),
                "restore_file",
                new Ask.RestoreFile(3, "src/App.jsx"),
                "edit",
                new Ask.Edit("src/App.jsx", RunEvent.FileChanged.Kind.MODIFIED),
                "task",
                TASK,
                "pull_request",
                new Ask.PullRequest("7d9f"));
        assertThat(asks).hasSameSizeAs(Ask.class.getPermittedSubclasses());
        Map<String, String> files = files("/asks");
        Stream<DynamicTest> today = asks.entrySet().stream()
                .map(ask -> DynamicTest.dynamicTest(ask.getKey(), () -> {
                    String written = EventCodec.write(ask.getValue());
                    assertThat(files)
                            .as("asks/%s.v1.json, which should be:%n%s", ask.getKey(), written)
                            .containsValue(written);
                }));
        Stream<DynamicTest> ever = files.entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    Ask ask = EventCodec.readAsk(file.getValue());
                    assertThat(ask.text()).isNotBlank();
                }));
        return Stream.concat(today, ever);
    }

    private static Map<String, String> goldenFiles() {
        return files("/events");
    }

    private static Map<String, String> files(String name) {
        URL folder = Objects.requireNonNull(EventCodecTest.class.getResource(name));
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.collect(Collectors.toMap(
                    file -> String.valueOf(file.getFileName()).replace(".json", ""), EventCodecTest::content));
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
