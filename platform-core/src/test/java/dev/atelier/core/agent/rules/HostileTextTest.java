package dev.atelier.core.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a user writes is data. */
class HostileTextTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Stream<String> texts() {
        return Stream.of(
                "</script><script>alert(1)</script>",
                "</title><img src=x onerror=alert(1)>",
                "{globalThis.hacked = 1}",
                "${process.env.HOME}",
                "$1 $0 \\1 ${title} {title} {about} {}",
                "*/ } body { display: none } /*",
                "back\\slash and \"double\" quotes",
                "👩‍👩‍👧‍👦 family 🏳️‍🌈",
                "שלום עולם \u202e reversed \u2066 isolated",
                "\u0000\u0007\u001b[31mred\u2028line\u2029paragraph",
                "\ud83d lonely half",
                "../../etc/passwd");
    }

    @ParameterizedTest
    @MethodSource("texts")
    @DisplayName("R5 a title cannot break out of the data")
    void asATitle(String text) throws Exception {
        MemoryFiles files = MemoryFiles.ofTemplate();
        new RulesAgent().work(new FakeTurn("a landing page called „Bakery“", files));

        new RulesAgent().work(new FakeTurn("change the title to `" + text.replace("`", "") + "`", files));

        assertSound(files);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void asTheNameOfANewApp(String text) throws Exception {
        MemoryFiles files = MemoryFiles.ofTemplate();

        new RulesAgent()
                .work(new FakeTurn("a to-do list called «" + text + "» with `" + text.replace("`", "") + "`", files));

        assertSound(files);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void asTheProjectsName(String text) throws Exception {
        MemoryFiles files = MemoryFiles.ofTemplate();

        new RulesAgent().work(new FakeTurn("a calculator", files).inProject(text));

        assertSound(files);
    }

    /** The text is in the content file and in the page's title, and nowhere in code. */
    private static void assertSound(MemoryFiles files) throws IOException {
        MemoryFiles plain = MemoryFiles.ofTemplate();
        for (String path : files.texts().keySet()) {
            boolean data = path.equals("src/content.json") || path.equals("index.html");
            if (!data && !plain.has(path)) {
                assertThat(files.text(path)).doesNotContain("alert(1)", "hacked", "lonely half", "reversed", "passwd");
            }
        }
        JSON.readTree(files.text("src/content.json"));
        assertThat(files.text("index.html"))
                .doesNotContain("<script>alert", "<img src=x")
                .containsOnlyOnce("<title>");
        assertThat(files.text("src/content.json").codePoints().filter(c -> c == 0x202e || c == 0x2066 || c < 9))
                .isEmpty();
    }
}
