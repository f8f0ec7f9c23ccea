package dev.atelier.proxy.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PageTest {
    private static final String HOSTILE = "</title></style><script>alert('x')</script>\"&\u202e\u0007";
    private static final String HARMLESS =
            "&lt;/title&gt;&lt;/style&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;  ";

    @Test
    @DisplayName("X18 titles and details cannot become part of a page")
    void hostileTextIsEscaped() {
        Page starting = WakePage.starting(HOSTILE, HOSTILE, 0, Duration.ofSeconds(3), Language.ENGLISH);
        Page failed = WakePage.failed(HOSTILE, HOSTILE, HOSTILE, Language.GERMAN);
        Page problem = ProblemPage.of(
                Problem.UNKNOWN_HOST.because(HOSTILE), Optional.of(URI.create("http://x/?a='b'&c")), Language.ENGLISH);

        assertThat(starting.html()).contains(HARMLESS).doesNotContain("<script>alert");
        assertThat(failed.html()).contains("action=\"" + HARMLESS + "\"").doesNotContain("<script>alert");
        assertThat(problem.html())
                .contains("href=\"http://x/?a=&#39;b&#39;&amp;c\"")
                .doesNotContain("<script>");
    }

    @Test
    @DisplayName("X18 a page's policy lets its own style and script run, and nothing else")
    void policyNamesWhatIsThere() {
        Page page = WakePage.starting("a", "b", 2, Duration.ZERO, Language.GERMAN);

        assertThat(page.policy())
                .startsWith("default-src 'none'; ")
                .contains("style-src 'sha256-" + hashOf(page, "style") + "'")
                .contains("script-src 'sha256-" + hashOf(page, "script") + "'");
        assertThat(ProblemPage.of(Problem.NO_PASS, Optional.empty(), Language.ENGLISH)
                        .policy())
                .contains("script-src 'none'");
    }

    @Test
    @DisplayName("B16 the wake page tells how long it has been, and works without script")
    void wakePage() {
        String html = WakePage.starting("", "", 0, Duration.ofSeconds(65), Language.ENGLISH)
                .html();

        assertThat(html)
                .contains("Your app is waking up")
                .contains("65 s")
                .contains("<noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript>")
                .contains("lang=\"en\"")
                .contains("role=\"status\"")
                .contains("prefers-color-scheme:dark");
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(8_000);
    }

    @Test
    @DisplayName("B16 the pages speak the browser's language, and say how many start before")
    void languages() {
        String german = WakePage.starting("Töpferei", "", 3, Duration.ZERO, Language.GERMAN)
                .html();

        assertThat(german).contains("lang=\"de\"", "Töpferei wacht auf", "3 andere Apps starten vor dieser.");
        assertThat(ProblemPage.of(Problem.UNKNOWN_HOST, Optional.empty(), Language.GERMAN)
                        .html())
                .contains("Unter dieser Adresse gibt es keine App");
        assertThat(Language.preferred("de-AT,de;q=0.9,en;q=0.8")).isEqualTo(Language.GERMAN);
        assertThat(Language.preferred("fr, en;q=0.5, de;q=0.7")).isEqualTo(Language.GERMAN);
        assertThat(Language.preferred("en-GB, de;q=0.9")).isEqualTo(Language.ENGLISH);
        assertThat(Language.preferred("de;q=nonsense, ,;;;")).isEqualTo(Language.ENGLISH);
        assertThat(Language.preferred(null)).isEqualTo(Language.ENGLISH);
    }

    @Test
    @DisplayName("both languages have the same texts")
    void completeness() throws IOException {
        Properties english = texts("en");
        Properties german = texts("de");

        assertThat(german.keySet()).isEqualTo(english.keySet());
        english.forEach(
                (key, text) -> assertThat(String.valueOf(german.get(key)).contains("{0}"))
                        .as(String.valueOf(key))
                        .isEqualTo(String.valueOf(text).contains("{0}")));
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        texts.load(new StringReader(Resource.text("texts_" + language + ".properties")));
        return texts;
    }

    private static String hashOf(Page page, String element) {
        String html = page.html();
        int start = html.indexOf("<" + element + ">") + element.length() + 2;
        String content = html.substring(start, html.indexOf("</" + element + ">", start));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
