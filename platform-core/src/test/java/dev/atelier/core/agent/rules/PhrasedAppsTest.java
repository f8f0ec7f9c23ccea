package dev.atelier.core.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.agent.AgentResult;
import dev.atelier.core.agent.rules.PhraseSetup.Phrased;
import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.intent.Intent;
import dev.atelier.core.agent.rules.intent.TextTarget;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every phrase of the table comes to: the app is built and rendered, and what was asked for is on the page. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhrasedAppsTest {
    private final Map<Phrased, Said> said = new LinkedHashMap<>();

    /** What came of a phrase. */
    private record Said(RenderedApp before, AgentResult result, RenderedApp after) {}

    @BeforeAll
    void buildAll(@TempDir Path directory) throws Exception {
        AppRenderer renderer = new AppRenderer(directory);
        for (Phrased phrase : PhraseSetup.phrases()) {
            MemoryFiles files = PhraseSetup.given(phrase);
            RenderedApp before = renderer.add(files);
            AgentResult result = new RulesAgent().work(new FakeTurn(phrase.words(), files));
            said.put(phrase, new Said(before, result, renderer.add(files)));
        }
        renderer.renderAll();
    }

    Stream<Phrased> phrases() {
        return said.keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("phrases")
    @DisplayName("X-R2 X-R4 what is asked for is on the page of the app that is built")
    void isOnThePage(Phrased phrase) {
        Said all = Objects.requireNonNull(said.get(phrase));
        RenderedApp was = all.before();
        RenderedApp is = all.after();
        List<Intent> intents = phrase.intents();
        boolean possible = phrase.appThere() || intents.stream().anyMatch(Intent.MakeApp.class::isInstance);
        boolean understood = possible
                && intents.stream()
                        .noneMatch(intent -> intent instanceof Intent.Ask || intent instanceof Intent.Unknown);

        assertThat(all.result()).isInstanceOf(understood ? AgentResult.Done.class : AgentResult.NothingDone.class);
        if (understood) {
            intents.forEach(intent -> check(intent, was, is));
        } else {
            assertThat(is).isEqualTo(was);
        }
    }

    private static long count(RenderedApp app, SectionKind kind) {
        return app.kinds().stream().filter(kind.name()::equals).count();
    }

    private static void check(Intent intent, RenderedApp was, RenderedApp is) {
        switch (intent) {
            case Intent.MakeApp make -> {
                assertThat(is.html()).isNotEqualTo(was.html());
                assertThat(is.kinds()).contains(make.kind().name().replace("LANDING", "HERO"));
                make.wish().title().ifPresent(title -> assertThat(is.texts()).contains(title));
                make.wish().sections().forEach(kind -> assertThat(is.kinds()).contains(kind.name()));
                make.wish().items().forEach(item -> assertThat(is.texts()).containsIgnoringCase(item));
            }
            case Intent.SetTitle set -> assertThat(is.heading()).isEqualTo(set.text());
            case Intent.SetText set -> {
                assertThat(is.html()).isNotEqualTo(was.html());
                if (!set.text().isEmpty()) {
                    assertThat(is.texts()).contains(set.text());
                }
                if (set.target() instanceof TextTarget.Saying(String old)) {
                    assertThat(is.heading()).isNotEqualTo(old);
                }
            }
            case Intent.SetColour set -> assertThat(is.css()).isNotEqualTo(was.css());
            case Intent.SetMode set -> assertThat(is.css()).isNotEqualTo(was.css());
            case Intent.SetTypeface set -> assertThat(is.css()).isNotEqualTo(was.css());
            case Intent.SetCorners set -> assertThat(is.css()).isNotEqualTo(was.css());
            case Intent.SetSize set -> assertThat(is.css()).isNotEqualTo(was.css());
            case Intent.AddSection add -> {
                assertThat(count(is, add.kind())).isGreaterThan(count(was, add.kind()));
                add.title().ifPresent(title -> assertThat(is.texts()).containsIgnoringCase(title));
            }
            case Intent.MoveSection move ->
                assertThat(is.kinds()).isNotEqualTo(was.kinds()).containsExactlyInAnyOrderElementsOf(was.kinds());
            case Intent.Remove remove -> {
                remove.what().words().ifPresent(words -> assertThat(is.texts()).doesNotContain(words));
                remove.what().kind().ifPresent(kind -> assertThat(is.kinds()).doesNotContain(kind.name()));
            }
            case Intent.AddPage add -> {
                assertThat(is.pages()).hasSize(was.pages().size() + 1);
                assertThat(is.menu()).contains(is.pages().getLast());
                add.name().ifPresent(name -> assertThat(is.pages()).contains(name));
            }
            case Intent.RemovePage remove ->
                assertThat(is.pages()).hasSize(was.pages().size() - 1);
            case Intent.AddItem add ->
                add.texts().forEach(text -> assertThat(is.texts()).containsIgnoringCase(text));
            case Intent.PlaceImage place -> assertThat(is.pictures()).isNotEqualTo(was.pictures());
            case Intent.RemoveImage remove ->
                assertThat(is.pictures()).hasSizeLessThan(was.pictures().size());
            case Intent.Ask ask -> {}
            case Intent.Unknown unknown -> {}
        }
    }
}
