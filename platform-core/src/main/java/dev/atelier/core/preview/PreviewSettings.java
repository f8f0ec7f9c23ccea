package dev.atelier.core.preview;

import dev.atelier.core.config.Settings;
import dev.atelier.core.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where previews are served, and how long they may idle.
 *
 * @param publicUrl the platform's own address, as browsers see it
 * @param internalUrl the platform's address for the gateway's calls
 * @param domain each project is a host name below it; must not be the platform's registrable domain
 * @param routesDirectory where the gateway reads its routes
 * @param gatewayKey shared with the gateway: signs tickets and authenticates its calls
 * @param idle how long a preview without requests keeps running (B16)
 * @param startsAtOnce how many may start at the same time, so that many starts do not starve each other
 * @param startTimeout how long a start may take
 */
public record PreviewSettings(
        URI publicUrl,
        URI internalUrl,
        HostName domain,
        Path routesDirectory,
        Secret gatewayKey,
        Duration idle,
        int startsAtOnce,
        Duration startTimeout) {
    public static PreviewSettings from(Settings settings) {
        return new PreviewSettings(
                settings.url("atelier.public.url").orElse(URI.create("http://atelier.localhost:8080")),
                settings.url("atelier.internal.url").orElse(URI.create("http://127.0.0.1:8081")),
                domain(settings),
                Path.of(settings.required("atelier.routes.dir", "/var/lib/atelier/routes"))
                        .toAbsolutePath(),
                new Secret(settings.required("atelier.gateway.key", "32 random bytes in base 64")),
                settings.duration("atelier.preview.idle", Duration.ofMinutes(15)),
                (int) settings.number("atelier.preview.starts-at-once", 2, 1, 64),
                settings.duration("atelier.preview.start-timeout", Duration.ofSeconds(60)));
    }

    /** The address of the preview at that host, without a trailing slash; scheme and port are the platform's. */
    public URI address(HostName host) {
        String port = publicUrl.getPort() < 0 ? "" : ":" + publicUrl.getPort();
        return URI.create(publicUrl.getScheme() + "://" + host + port);
    }

    /** The platform's origin, as browsers name it. */
    public String origin() {
        String port = publicUrl.getPort() < 0 ? "" : ":" + publicUrl.getPort();
        return publicUrl.getScheme() + "://" + publicUrl.getHost() + port;
    }

    private static HostName domain(Settings settings) {
        String domain = settings.text("atelier.preview.domain", "apps.localhost");
        try {
            return new HostName(domain);
        } catch (IllegalArgumentException e) {
            throw settings.wrong(
                    "atelier.preview.domain", "is \"" + domain + "\", which is no domain.", "apps.localhost");
        }
    }
}
