package dev.atelier.proxy.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * One whole page.
 *
 * @param html the document
 * @param policy its content security policy, without {@code frame-ancestors}; it names the page's own style and script by
 *     their hashes, so that nothing else could run even if something slipped in
 */
public record Page(String html, String policy) {
    private static final String STYLE = Resource.text("page.css");
    private static final String MARK = """
            <svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 20 12 4l8 16M7.5 14h9" fill="none" \
            stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/></svg>""";

    /** A page around content that is already HTML; the title is not. */
    static Page of(Language language, String title, String head, String content, String script) {
        String tail = script.isEmpty() ? "" : "<script>" + script + "</script>";
        String html = """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                %s<style>%s</style>
                </head>
                <body>
                <main>
                %s
                %s</main>
                %s</body>
                </html>
                """.formatted(language.code(), Html.escape(title), head, STYLE, MARK, content, tail);
        return new Page(html, policy(script));
    }

    private static String policy(String script) {
        String scripts = script.isEmpty() ? "'none'" : "'sha256-" + hash(script) + "'";
        return "default-src 'none'; style-src 'sha256-" + hash(STYLE) + "'; script-src " + scripts
                + "; connect-src 'self'; form-action 'self'; base-uri 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
