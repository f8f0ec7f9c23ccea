package dev.atelier.web.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.core.config.Settings;
import dev.atelier.core.run.Ask;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.Outcome;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TraceExportTest {
    private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");

    private final RunId run = RunId.random();
    private final InMemorySpanExporter told = InMemorySpanExporter.create();
    private final SdkTracerProvider tracers = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(told))
            .build();

    @AfterEach
    void close() {
        tracers.close();
    }

    @Test
    @DisplayName("R13 a run that has ended is one trace: queue, model calls, tool calls, push")
    void a_trace() {
        List<SpanData> spans = tell();

        assertThat(spans)
                .extracting(SpanData::getName)
                .containsExactly("queue", "model call", "tool call", "push", "run");
        SpanData whole = spans.getLast();
        assertThat(whole.getStartEpochNanos()).isEqualTo(1_769_853_600_000_000_000L);
        assertThat(whole.getParentSpanContext().isValid()).isFalse();
        assertThat(whole.getAttributes().get(AttributeKey.stringKey("atelier.run")))
                .isEqualTo(run.toString());
        SpanData tool = spans.get(2);
        assertThat(tool.getParentSpanContext()).isEqualTo(whole.getSpanContext());
        assertThat(tool.getStartEpochNanos()).isEqualTo(1_769_853_607_000_000_000L);
        assertThat(tool.getEndEpochNanos()).isEqualTo(1_769_853_609_000_000_000L);
        assertThat(tool.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    @DisplayName("R13 no words of a user, no answer and no path is in a trace")
    void no_words() {
        assertThat(tell().toString()).doesNotContain("the header", "hunter2", "src/", "atelier/green");
    }

    @Test
    @DisplayName("R13 more runs than can be told hold nobody up")
    void too_many() {
        CountDownLatch slow = new CountDownLatch(1);
        List<LoggedEvent> events = events();
        try (TraceExport export = new TraceExport(tracers.get("test"), id -> waiting(slow))) {
            for (int i = 0; i < 1_000; i++) {
                export.onEvent(events.getLast());
            }
        }

        assertThat(told.getFinishedSpanItems()).isEmpty();
    }

    @Test
    @DisplayName("R13 the container's telemetry is told of the collector, and is off without one")
    void collector() {
        CollectorConfig there = new CollectorConfig(Settings.fromEnvironment(
                Map.of("ATELIER_TRACES_ENDPOINT", "http://collector:4318/", "ATELIER_NODE", "node-7")));

        assertThat(there.getValue("otel.sdk.disabled")).isEqualTo("false");
        assertThat(there.getValue("otel.exporter.otlp.endpoint")).isEqualTo("http://collector:4318");
        assertThat(there.getValue("otel.resource.attributes")).isEqualTo("service.instance.id=node-7");
        assertThat(new CollectorConfig(Settings.fromEnvironment(Map.of())).getPropertyNames())
                .isEmpty();
        assertThat(new CollectorConfig(Settings.fromEnvironment(Map.of("ATELIER_TRACES_ENDPOINT", "not an address")))
                        .getPropertyNames())
                .isEmpty();
    }

    private static List<LoggedEvent> waiting(CountDownLatch slow) {
        try {
            slow.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }

    private List<SpanData> tell() {
        List<LoggedEvent> events = events();
        try (TraceExport export = new TraceExport(tracers.get("test"), id -> events)) {
            events.forEach(export::onEvent);
            await().until(() -> told.getFinishedSpanItems().size() == 5);
        }
        return told.getFinishedSpanItems();
    }

    private List<LoggedEvent> events() {
        List<RunEvent> happened = List.of(
                new RunEvent.Asked(new Ask.Change("Make the header green, my password is hunter2", List.of()), "anna"),
                new RunEvent.Claimed("node-7/1", 1),
                new RunEvent.AgentChosen("builder", "A language model is configured."),
                new RunEvent.ModelAnswered("I will edit src/App.jsx", "openai:gpt-4.1", 100, 20, 50),
                new RunEvent.ToolRequested("1", "edit_file", "Edit src/App.jsx", "{}"),
                new RunEvent.ToolFinished("1", "edit_file", false, "Edit src/App.jsx", "no such text"),
                new RunEvent.BranchPushing("atelier/green"),
                new RunEvent.BranchPushed("atelier/green", "abc"),
                new RunEvent.RunEnded(new Outcome.Completed(), 12_000));
        int[] at = {0, 1, 2, 5, 7, 9, 10, 11, 12};
        List<LoggedEvent> events = new ArrayList<>();
        for (int i = 0; i < at.length; i++) {
            events.add(new LoggedEvent(run, i + 1, START.plusSeconds(at[i]), happened.get(i)));
        }
        return events;
    }
}
