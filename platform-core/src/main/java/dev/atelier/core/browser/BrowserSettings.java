package dev.atelier.core.browser;

import dev.atelier.core.config.Settings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which browser looks at pages, if any.
 *
 * @param program the browser; empty when there is none to be used
 * @param gateway where previews are reached from here when their names do not lead there, as {@code host:port}
 * @param home where the installation keeps its data
 * @param searchPath where other programs are found, as in {@code PATH}
 */
public record BrowserSettings(Optional<Path> program, Optional<String> gateway, Path home, String searchPath) {
    private static final String KEY = "atelier.browser";
    private static final String STANDARD_SEARCH_PATH = "/usr/local/bin:/usr/bin:/bin";

    /** The programs themselves come first: what lies in {@code /usr/bin} are scripts that need more of the machine. */
    private static final List<String> USUAL_PLACES = List.of(
            "/usr/lib/chromium/chromium",
            "/usr/lib64/chromium-browser/chromium-browser",
            "/opt/google/chrome/chrome",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome");

    /**
     * Reads and checks them.
     *
     * @param environment of this process, for what the machine itself is set up with
     */
    public static BrowserSettings from(Settings settings, Map<String, String> environment) {
        return new BrowserSettings(
                program(settings),
                settings.text("atelier.browser.gateway").map(value -> checked(settings, value)),
                Path.of(settings.text("atelier.home", "data")).toAbsolutePath().normalize(),
                environment.getOrDefault("PATH", STANDARD_SEARCH_PATH));
    }

    private static Optional<Path> program(Settings settings) {
        String wanted = settings.text(KEY, "auto");
        return switch (wanted) {
            case "none" -> Optional.empty();
            case "auto" ->
                USUAL_PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
            default -> {
                Path named = Path.of(wanted);
                if (!named.isAbsolute() || !Files.isExecutable(named) || Files.isDirectory(named)) {
                    throw settings.wrong(
                            KEY,
                            "is \"" + wanted + "\", which is no program; it takes a path, auto or none.",
                            "/usr/lib/chromium/chromium");
                }
                yield Optional.of(named);
            }
        };
    }

    private static String checked(Settings settings, String value) {
        try {
            URI uri = URI.create("tcp://" + value);
            if (uri.getHost() != null && uri.getPort() > 0) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            // refused below, like everything that is no address
        }
        throw settings.wrong(
                "atelier.browser.gateway", "is \"" + value + "\", which is not host:port.", "gateway.internal:8080");
    }

    /** Where a program of that name is, with all links followed. */
    public Optional<Path> find(String name) {
        return Arrays.stream(searchPath.split(":"))
                .filter(directory -> directory.startsWith("/"))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
