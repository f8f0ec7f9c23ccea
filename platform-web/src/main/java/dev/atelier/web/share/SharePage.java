package dev.atelier.web.share;

import dev.atelier.web.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;

/** One quiet page without script: a title, a sentence, and the product's name. */
final class SharePage {
    private static final String STYLE = style();
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
            + "'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private SharePage() {}

    /** Answers with the words of that key's title and text. */
    static void send(HttpServletResponse response, int status, Locale locale, String key) throws IOException {
        byte[] page = html(locale, Words.in(locale, key + ".title"), Words.in(locale, key + ".text"))
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    private static String html(Locale locale, String title, String text) {
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                <svg viewBox="0 0 20 20" aria-hidden="true"><rect width="20" height="20" rx="5.5"/><path d="M5.4 20v-9.4a4.6 4.6 0 0 1 9.2 0V20"/></svg>
                <h1>%s</h1>
                <p>%s</p>
                </main>
                </body>
                </html>
                """.formatted(locale.getLanguage(), escaped(title), STYLE, escaped(title), escaped(text));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String style() {
        try (InputStream style =
                Objects.requireNonNull(SharePage.class.getResourceAsStream("share.css"), "share.css")) {
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
