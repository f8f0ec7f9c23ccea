package dev.atelier.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.Script;
import dev.atelier.core.model.scripted.ScriptedCall;
import dev.atelier.core.model.scripted.ScriptedModelServer;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.run.RunState;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import dev.atelier.core.tenant.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a model is sent, measured where it arrives. */
@ExtendWith(TestDatabase.class)
@Tag("slow")
class ContextBudgetTest {
    private static final int FILE_LIST = 1_000;
    private static final int CONVERSATION = 2_000;
    private static final int CONTEXT = 12_000;
    /** JSON's own marks and escapes, and the digest of what is older, which has a third of the conversation's budget. */
    private static final double FORM = 1.35;

    private static final int CHARACTERS_OF_A_TOKEN = 4;

    private final Database database;

    ContextBudgetTest(Database database) {
        this.database = database;
    }

    @Test
    @DisplayName(
            "X13 B5 in a conversation of 200 turns on a project of 3,000 files every request stays in its budget, and the"
                    + " 200th sends no more than the 30th does")
    void long_conversation_in_a_large_project(@TempDir Path directory) throws IOException {
        try (ScriptedModelServer model = ScriptedModelServer.start(0, new Script(List.of(), answer()));
                Engine engine = start(directory, model, "openai:scripted")) {
            Actor anna = EngineFixture.person(database, "anna", "riverside");
            Project empty = engine.projects().create(anna, "Empty");
            say(engine, anna, empty, "Hello");
            int least = size(model.lastRequest().body());
            Project large = engine.projects().create(anna, "Large");
            fill(directory.resolve("home/projects/" + large.id()), 3_000);
            List<RunId> asked = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                asked.add(say(engine, anna, large, "Wish number " + i + " " + "and some more words ".repeat(20)));
            }
            List<LoggedEvent> log = engine.runs().events(anna, asked.getFirst(), 0, 100);
            int thirtieth = size(model.requests().get(30).body());
            assertThat(size(model.lastRequest().body())).isLessThan((int) (thirtieth * 1.1));

            model.follow(Script.of(
                    Reply.calls(readingAllAtOnce(20)),
                    Reply.calls(readingAllAtOnce(20)),
                    Reply.text("I have read it.")));
            say(engine, anna, large, "Read everything");

            int budget = (int) (CHARACTERS_OF_A_TOKEN * FORM * (FILE_LIST + CONVERSATION + CONTEXT));
            assertThat(model.requests())
                    .hasSizeGreaterThan(200)
                    .allSatisfy(request -> assertThat(size(request.body())).isLessThan(least + budget));
            String last = model.lastRequest().body().toString();
            assertThat(last)
                    .contains("Wish number 199")
                    .contains("requests before these")
                    .contains("shortened");
            assertThat(engine.runs().events(anna, asked.getFirst(), 0, 100)).isEqualTo(log);
        }
    }

    @Test
    @DisplayName("X13 Anthropic is told what to keep in its cache: the tools, the rules, and all that was said so far")
    void cache_markers(@TempDir Path directory) throws IOException {
        try (ScriptedModelServer model = ScriptedModelServer.start(0, new Script(List.of(), answer()));
                Engine engine = start(directory, model, "anthropic:scripted")) {
            Actor anna = EngineFixture.person(database, "anna", "riverside");
            Project project = engine.projects().create(anna, "Cached");
            say(engine, anna, project, "Hello");
            say(engine, anna, project, "And again");

            JsonNode body = model.lastRequest().body();
            JsonNode tools = body.path("tools");
            JsonNode messages = body.path("messages");

            assertThat(tools.get(tools.size() - 1)
                            .path("cache_control")
                            .path("type")
                            .asText())
                    .isEqualTo("ephemeral");
            assertThat(body.path("system").get(body.path("system").size() - 1).path("cache_control"))
                    .isNotEmpty();
            assertThat(messages.get(messages.size() - 1).toString()).contains("cache_control");
            assertThat(messages.get(0).toString()).doesNotContain("cache_control");
        }
    }

    private Engine start(Path directory, ScriptedModelServer model, String name) {
        Map<String, String> settings = new HashMap<>();
        settings.put("ATELIER_WORKERS", "1");
        settings.put("ATELIER_MODEL", name);
        settings.put("ATELIER_OPENAI_BASE_URL", model.address() + "/v1");
        settings.put("ATELIER_OPENAI_API_KEY", "key");
        settings.put("ATELIER_ANTHROPIC_BASE_URL", model.address() + "/v1");
        settings.put("ATELIER_ANTHROPIC_API_KEY", "key");
        settings.put("ATELIER_AGENT_FILE_LIST_TOKENS", String.valueOf(FILE_LIST));
        settings.put("ATELIER_AGENT_CONVERSATION_TOKENS", String.valueOf(CONVERSATION));
        settings.put("ATELIER_AGENT_CONTEXT_TOKENS", String.valueOf(CONTEXT));
        return EngineFixture.start(directory, database, settings);
    }

    private static Reply answer() {
        return Reply.text("I have thought about it for a while, and " + "came to a conclusion ".repeat(20))
                .forever();
    }

    private static ScriptedCall[] readingAllAtOnce(int files) {
        ScriptedCall[] calls = new ScriptedCall[files];
        for (int i = 0; i < files; i++) {
            calls[i] = ScriptedCall.of("read_file", Map.of("path", "src/long/" + i + ".txt"));
        }
        return calls;
    }

    private static void fill(Path workTree, int files) throws IOException {
        for (int i = 0; i < files; i++) {
            Path file = workTree.resolve(
                    i < 40 ? "src/long/" + i + ".txt" : "src/part" + i % 60 + "/a-file-with-a-long-name-" + i + ".js");
            Files.createDirectories(file.getParent());
            Files.writeString(file, i < 40 ? "a line of some length\n".repeat(2_000) : "export default " + i + "\n");
        }
    }

    private static RunId say(Engine engine, Actor actor, Project project, String words) {
        RunId run = engine.projects().ask(actor, project.id(), words);
        await().atMost(60, TimeUnit.SECONDS)
                .pollInterval(5, TimeUnit.MILLISECONDS)
                .until(() -> engine.runs().get(actor, run).state() == RunState.ENDED);
        assertThat(engine.runs().get(actor, run).outcome()).contains("completed");
        return run;
    }

    private static int size(JsonNode body) {
        return body.toString().length();
    }
}
