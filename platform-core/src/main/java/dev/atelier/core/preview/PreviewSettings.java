package dev.atelier.core.preview;

import dev.atelier.core.config.LiveKey;
import dev.atelier.core.config.LiveKey.Area;
import dev.atelier.core.config.LiveKey.Kind;
import dev.atelier.core.config.Settings;
import dev.atelier.core.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where previews are served, and how long they may idle.
 *
 * @param publicUrl the platform's own address, as browsers see it
 * @param internalUrl the platform's address for the gateway's calls
 * @param domain each project is a host name below it; must not be the platform's registrable domain
 * @param routesDirectory where the gateway reads its routes
 * @param gatewayKey shared with the gateway: signs tickets and authenticates its calls
 * @param pause how long a preview that nobody uses goes on before it is paused (B16)
 * @param idle how long it then is kept before it is stopped (B16)
 * @param warm how many sandboxes wait with the template's dev server running, for projects to come
 * @param startsAtOnce how many may start at the same time, so that many starts do not starve each other
 * @param startTimeout how long a start may take
 */
public record PreviewSettings(
        URI publicUrl,
        URI internalUrl,
        HostName domain,
        Path routesDirectory,
        Secret gatewayKey,
        Duration pause,
        Duration idle,
        int warm,
        int startsAtOnce,
        Duration startTimeout) {
    private static final String DOMAIN = "atelier.preview.domain";
    private static final String PAUSE = "atelier.preview.pause";
    private static final String WARM = "atelier.preview.warm";
    /** The gateway notes use once a second. */
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(2);

    private static final String IDLE = "atelier.preview.idle";
    private static final String START_TIMEOUT = "atelier.preview.start-timeout";

    /** How long previews idle and may take; where they are served is not changed while they are. */
    public static final List<LiveKey> LIVE = List.of(
            key(PAUSE, Kind.DURATION, PreviewSettings::pause),
            key(IDLE, Kind.DURATION, PreviewSettings::idle),
            key(WARM, Kind.NUMBER, PreviewSettings::warm),
            key(START_TIMEOUT, Kind.DURATION, PreviewSettings::startTimeout));

    private static final long ENOUGH_KILOBYTES = 4_000_000;
    private static final long PLENTY_KILOBYTES = 12_000_000;

    public static PreviewSettings from(Settings settings) {
        URI publicUrl = settings.url("atelier.public.url").orElse(URI.create("http://atelier.localhost:8080"));
        return new PreviewSettings(
                publicUrl,
                settings.url("atelier.internal.url").orElse(URI.create("http://127.0.0.1:8081")),
                domain(settings, publicUrl.getHost()),
                Path.of(settings.required("atelier.routes.dir", "/var/lib/atelier/routes"))
                        .toAbsolutePath(),
                new Secret(settings.required("atelier.gateway.key", "32 random bytes in base 64")),
                pause(settings),
                settings.duration(IDLE, Duration.ofMinutes(15)),
                (int) settings.number(WARM, warmByDefault(), 0, 64),
                (int) settings.number("atelier.preview.starts-at-once", 2, 1, 64),
                settings.duration(START_TIMEOUT, Duration.ofSeconds(60)));
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

    private static LiveKey key(String name, Kind kind, Function<PreviewSettings, Object> value) {
        return LiveKey.of(name, Area.PREVIEWS, kind, PreviewSettings::from, value);
    }

    private static Duration pause(Settings settings) {
        Duration pause = settings.duration(PAUSE, Duration.ofMinutes(1));
        if (pause.compareTo(LEAST_PAUSE) < 0) {
            throw settings.wrong(
                    PAUSE, "is less than " + LEAST_PAUSE.toSeconds() + " s, in which use is not noticed.", "1m");
        }
        return pause;
    }

    /** What a sandbox with a dev server takes, some 150 MB, should not be missed. */
    private static int warmByDefault() {
        long memory = memoryKilobytes();
        return memory >= PLENTY_KILOBYTES ? 2 : memory >= ENOUGH_KILOBYTES ? 1 : 0;
    }

    /** The machine's; 0 where nobody says. */
    private static long memoryKilobytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.filter(line -> line.startsWith("MemTotal:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException notThere) {
            return 0;
        }
    }

    private static HostName domain(Settings settings, String platform) {
        String domain = settings.text(DOMAIN, "apps.localhost");
        HostName host;
        try {
            host = new HostName(domain);
        } catch (IllegalArgumentException e) {
            throw settings.wrong(DOMAIN, "is \"" + domain + "\", which is no domain.", "apps.localhost");
        }
        if (isWithin(domain, platform) || isWithin(platform, domain)) {
            // Cookies go up and down within a domain: an app could set or read the platform's.
            throw settings.wrong(
                    DOMAIN,
                    "is \"" + domain + "\", and the platform's own host is \"" + platform
                            + "\": one lies within the other, so apps could take over people's sessions. Serve them"
                            + " from a domain of their own.",
                    "apps.localhost");
        }
        return host;
    }

    private static boolean isWithin(String inner, String outer) {
        return inner.equalsIgnoreCase(outer)
                || inner.toLowerCase(Locale.ROOT).endsWith("." + outer.toLowerCase(Locale.ROOT));
    }
}
