package dev.atelier.web.config;

import dev.atelier.core.config.Settings;
import java.net.URI;

/**
 * Where a browser finds the platform and the previews.
 *
 * @param publicUrl the address in the browser's bar, without a slash at the end; requests arrive through a gateway, so
 *     this and not the container's own port is what links and redirects are made of
 * @param previewDomain the domain below which each project's preview has a host name of its own
 */
public record WebSettings(URI publicUrl, String previewDomain) {

    public static WebSettings from(Settings settings) {
        URI url = settings.url("atelier.public.url").orElse(URI.create("http://atelier.localhost:8080"));
        String text = url.toString();
        return new WebSettings(
                URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text),
                settings.text("atelier.preview.domain", "apps.localhost"));
    }

    /** Whether browsers reach us by https, so that cookies and headers may insist on it. */
    public boolean secure() {
        return "https".equals(publicUrl.getScheme());
    }

    /** An address below ours. The path begins with a slash. */
    public String link(String path) {
        return publicUrl + path;
    }

    /** Where the page opens its WebSocket: ours; some browsers do not count it as {@code 'self'}. */
    public String pushOrigin() {
        return (secure() ? "wss://" : "ws://") + publicUrl.getRawAuthority();
    }

    /** The previews' origins as a Content-Security-Policy source: any host below the domain, on our scheme and port. */
    public String previewOrigins() {
        String port = publicUrl.getPort() < 0 ? "" : ":" + publicUrl.getPort();
        return publicUrl.getScheme() + "://*." + previewDomain + port;
    }
}
