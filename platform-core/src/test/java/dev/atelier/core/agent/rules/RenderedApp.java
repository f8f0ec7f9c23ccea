package dev.atelier.core.agent.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** An app's files of one moment, and the page that React made of them. */
final class RenderedApp {
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern HEADING = Pattern.compile("<h1[^>]*>(.*?)</h1>", Pattern.DOTALL);
    private static final Pattern IMAGE = Pattern.compile("<img [^>]*src=\"([^\"]*)\"");
    private static final Pattern MENU = Pattern.compile("<nav.*?</nav>", Pattern.DOTALL);

    private final JsonNode content;
    private final String css;
    private String html = "";

    RenderedApp(MemoryFiles files) throws Exception {
        this.content = files.has("src/content.json")
                ? new ObjectMapper().readTree(files.text("src/content.json"))
                : new ObjectMapper().createObjectNode();
        this.css = files.has("src/theme.css") ? files.text("src/theme.css") : "";
    }

    void rendered(String page) {
        html = page;
    }

    String html() {
        return html;
    }

    String css() {
        return css;
    }

    /** What a person reads on the page. */
    String texts() {
        return plain(html);
    }

    String heading() {
        var found = HEADING.matcher(html);
        return found.find() ? plain(found.group(1)).strip() : "";
    }

    /** The kinds of the sections that the page shows, in order. */
    List<String> kinds() {
        return StreamSupport.stream(
                        content.path("pages").path(0).path("sections").spliterator(), false)
                .filter(section -> html.contains("id=\"" + section.path("id").asText() + "\""))
                .map(section -> section.path("kind").asText().toUpperCase(Locale.ROOT))
                .toList();
    }

    List<String> pages() {
        return StreamSupport.stream(content.path("pages").spliterator(), false)
                .map(page -> page.path("name").asText())
                .toList();
    }

    String menu() {
        var found = MENU.matcher(html);
        return found.find() ? plain(found.group()) : "";
    }

    List<String> pictures() {
        return IMAGE.matcher(html).results().map(found -> found.group(1)).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RenderedApp app && app.html.equals(html) && app.css.equals(css);
    }

    @Override
    public int hashCode() {
        return html.hashCode();
    }

    @Override
    public String toString() {
        return texts() + "\n" + css;
    }

    private static String plain(String markup) {
        return TAG.matcher(markup)
                .replaceAll(" ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#x27;", "'")
                .replace("&amp;", "&");
    }
}
