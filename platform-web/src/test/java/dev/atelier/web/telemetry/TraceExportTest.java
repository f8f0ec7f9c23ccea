package dev.atelier.web.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.atelier.core.run.Ask;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.Outcome;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TraceExportTest {
    private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");

    private final RunId run = RunId.random();
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private HttpServer collector;

    @SuppressWarnings("NullAway.Init") // filled before each test
    TraceExportTest() {}

    @BeforeEach
    void open() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            received.add(new ObjectMapper().readTree(exchange.getRequestBody()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void close() {
        collector.stop(0);
    }

    @Test
    @DisplayName("R13 the trace of a run reaches a collector: queue, model calls, tool calls, push")
    void a_trace_is_sent() {
        List<LoggedEvent> events = events();
        try (TraceExport export = new TraceExport(address(), "node-7", id -> events)) {
            events.forEach(export::onEvent);

            await().untilAsserted(() -> assertThat(received).hasSize(1));
        }
        JsonNode spans = received.getFirst().at("/resourceSpans/0/scopeSpans/0/spans");
        assertThat(spans.findValuesAsText("name")).containsExactly("run", "queue", "model call", "tool call", "push");
        JsonNode whole = spans.get(0);
        assertThat(whole.path("traceId").asText()).isEqualTo(run.toString().replace("-", ""));
        assertThat(whole.path("startTimeUnixNano").asText()).isEqualTo("1769853600000000000");
        assertThat(whole.has("parentSpanId")).isFalse();
        JsonNode tool = spans.get(3);
        assertThat(tool.path("parentSpanId")).isEqualTo(whole.path("spanId"));
        assertThat(tool.path("startTimeUnixNano").asText()).isEqualTo("1769853607000000000");
        assertThat(tool.path("endTimeUnixNano").asText()).isEqualTo("1769853609000000000");
        assertThat(tool.at("/status/code").asInt()).isEqualTo(2);
    }

    @Test
    @DisplayName("R13 no words of a user, no answer and no path is in a trace")
    void no_words() {
        List<LoggedEvent> events = events();

        String sent =
                new String(Otlp.trace(run, RunTrace.of(events), "node-7"), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(sent).doesNotContain("the header", "hunter2", "src/", "atelier/green");
    }

    @Test
    @DisplayName("R13 a collector that is away holds nobody up")
    void nobody_there() {
        collector.stop(0);
        List<LoggedEvent> events = events();
        try (TraceExport export = new TraceExport(address(), "node-7", id -> events)) {
            for (int i = 0; i < 1_000; i++) {
                export.onEvent(events.getLast());
            }
        }

        assertThat(received).isEmpty();
    }

    private List<LoggedEvent> events() {
        List<RunEvent> told = List.of(
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
            events.add(new LoggedEvent(run, i + 1, START.plusSeconds(at[i]), told.get(i)));
        }
        return events;
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + collector.getAddress().getPort() + "/");
    }
}
