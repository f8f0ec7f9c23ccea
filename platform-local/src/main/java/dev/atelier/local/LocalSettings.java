package dev.atelier.local;

import dev.atelier.core.config.Settings;
import dev.atelier.core.sandbox.SandboxSettings;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What the launcher itself wants to know; all other settings pass through to the platform.
 *
 * @param home the data directory
 * @param port where browsers connect; 0 picks a free one
 * @param keycloakPort likewise
 * @param bind the address that the gateway listens on
 * @param host the platform's host name
 * @param publicUrl the platform's address, if it is not simply host and port
 * @param templateDirectory a prepared template, instead of preparing one
 * @param jvmOptions for the platform's JVM, in addition to the usual ones, and stronger
 * @param caBundle certificate authorities to trust in addition to the JDK's own
 */
record LocalSettings(
        Path home,
        int port,
        int keycloakPort,
        String bind,
        String host,
        Optional<URI> publicUrl,
        Optional<Path> templateDirectory,
        List<String> jvmOptions,
        Optional<Path> caBundle) {
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
    private static final int MOST = 65_535;

    /**
     * Reads and checks the settings, those of the sandboxes too: what is wrong should be told before anything starts.
     *
     * @param environment what the settings are read from
     * @param root of the checkout, where the data directory is if nothing else is said
     * @param port from the command line, which wins; when it is 0 and Keycloak's is not set, that is free too
     */
    static LocalSettings from(Map<String, String> environment, Path root, OptionalInt port) {
        Settings settings = Settings.fromEnvironment(environment);
        int keycloakFallback = port.isPresent() && port.getAsInt() == 0 ? 0 : 8180;
        String host = settings.text("atelier.host", "atelier.localhost");
        if (!HOST.matcher(host).matches()) {
            throw settings.wrong("atelier.host", "is \"" + host + "\", which is no host name.", "atelier.localhost");
        }
        return new LocalSettings(
                path(settings, "atelier.home", "/var/lib/atelier").orElse(root.resolve("data")),
                port.orElse((int) settings.number("atelier.port", 8080, 0, MOST)),
                (int) settings.number("atelier.keycloak.port", keycloakFallback, 0, MOST),
                settings.text("atelier.bind", "127.0.0.1"),
                host,
                settings.url("atelier.public.url"),
                path(settings, "atelier.template.dir", "/opt/atelier/template"),
                words(settings.text("atelier.jvm.options", "")),
                SandboxSettings.from(settings, environment).caBundle());
    }

    /** The platform's address when its gateway listens on this port. */
    String publicUrl(int actualPort) {
        return publicUrl
                .map(url -> url.toString().replaceAll("/+$", ""))
                .orElse("http://" + host + (actualPort == 80 ? "" : ":" + actualPort));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }

    private static Optional<Path> path(Settings settings, String key, String example) {
        return settings.text(key).map(value -> {
            try {
                return Path.of(value).toAbsolutePath().normalize();
            } catch (InvalidPathException e) {
                throw settings.wrong(key, "is \"" + value + "\", which is no path.", example);
            }
        });
    }
}
