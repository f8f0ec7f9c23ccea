package dev.atelier.proxy.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PageTest {
    private static final String HOSTILE = "</title></style><script>alert('x')</script>\"&\u202e\u0007";
    private static final String HARMLESS =
            "&lt;/title&gt;&lt;/style&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;  ";

    @Test
    @DisplayName("X18 titles and details cannot become part of a page")
    void hostileTextIsEscaped() {
        Page starting = WakePage.starting(HOSTILE, HOSTILE, Duration.ofSeconds(3));
        Page failed = WakePage.failed(HOSTILE, HOSTILE, HOSTILE);
        Page problem = ProblemPage.of(
                new Problem(404, HOSTILE, HOSTILE, HOSTILE), Optional.of(URI.create("http://x/?a='b'&c")));

        assertThat(starting.html()).contains(HARMLESS).doesNotContain("<script>alert");
        assertThat(failed.html()).contains("action=\"" + HARMLESS + "\"").doesNotContain("<script>alert");
        assertThat(problem.html())
                .contains("href=\"http://x/?a=&#39;b&#39;&amp;c\"")
                .doesNotContain("<script>");
    }

    @Test
    @DisplayName("X18 a page's policy lets its own style and script run, and nothing else")
    void policyNamesWhatIsThere() {
        Page page = WakePage.starting("a", "b", Duration.ZERO);

        assertThat(page.policy())
                .startsWith("default-src 'none'; ")
                .contains("style-src 'sha256-" + hashOf(page, "style") + "'")
                .contains("script-src 'sha256-" + hashOf(page, "script") + "'");
        assertThat(ProblemPage.of(Problem.NO_PASS, Optional.empty()).policy()).contains("script-src 'none'");
    }

    @Test
    @DisplayName("B16 the wake page tells how long it has been, and works without script")
    void wakePage() {
        String html = WakePage.starting("", "", Duration.ofSeconds(65)).html();

        assertThat(html)
                .contains("Your app is waking up")
                .contains("65 s")
                .contains("<noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript>")
                .contains("lang=\"en\"")
                .contains("role=\"status\"")
                .contains("prefers-color-scheme:dark");
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(8_000);
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
