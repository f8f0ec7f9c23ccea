package dev.atelier.web.headers;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import dev.atelier.web.config.WebSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The content security policy of the page that holds the screens. Its scripts carry a nonce that is new for each page.
 * Vaadin's client evaluates the expressions that the server sends, hence {@code unsafe-eval}, and its components put
 * style elements into their shadow roots, hence inline styles.
 */
@Dependent
class ScreenPolicy {
    private static final SecureRandom RANDOM = new SecureRandom();

    static void guard(@Observes ServiceInitEvent start, WebSettings web) {
        start.addIndexHtmlRequestListener(page -> apply(page, web));
    }

    private static void apply(IndexHtmlResponse page, WebSettings web) {
        byte[] random = new byte[18];
        RANDOM.nextBytes(random);
        String nonce = Base64.getEncoder().encodeToString(random);
        page.getDocument().select("script").attr("nonce", nonce);
        page.getVaadinResponse().setHeader("Content-Security-Policy", policy(nonce, web));
    }

    static String policy(String nonce, WebSettings web) {
        return String.join(
                "; ",
                "default-src 'self'",
                "script-src 'self' 'nonce-" + nonce + "' 'unsafe-eval'",
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data: blob:",
                "font-src 'self' data:",
                "connect-src 'self' " + web.pushOrigin(),
                "frame-src " + web.previewOrigins(),
                "object-src 'none'",
                "base-uri 'self'",
                "form-action 'self'",
                "frame-ancestors 'none'");
    }
}
