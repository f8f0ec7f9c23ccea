package dev.atelier.core.agent.rules;

import dev.atelier.core.agent.rules.app.Content;
import dev.atelier.core.source.SourcePath;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page that the browser loads, and the script that starts the app on it. */
final class Page {
    static final SourcePath PATH = SourcePath.of("index.html");

    private static final Pattern TITLE = Pattern.compile("(?is)(<title[^>]*>).*?(</title>)");
    private static final Pattern LANG = Pattern.compile("(?i)(<html\\b[^>]*?\\blang=[\"'])[^\"']*");

    private Page() {}

    /** The page with the app's title and language, and all else as it is. */
    static String named(String html, Content content) {
        String title =
                content.title().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String named = TITLE.matcher(html).replaceFirst("$1" + Matcher.quoteReplacement(title) + "$2");
        return LANG.matcher(named).replaceFirst("$1" + content.language().code());
    }

    /** The script as it is, if it starts the app in the usual way; else the usual one. */
    static String main(Optional<String> script) {
        return script.filter(text -> text.contains("./App") && text.contains("./index.css"))
                .orElseGet(() -> Resources.text("project/src/main.jsx"));
    }
}
