package dev.atelier.core.source.git;

import dev.atelier.core.config.LiveKey;
import dev.atelier.core.config.LiveKey.Area;
import dev.atelier.core.config.LiveKey.Kind;
import dev.atelier.core.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * What an administrator decides about other people's repositories.
 *
 * @param http whether {@code http://} may be used, which anybody on the way can read and change
 * @param directories below which {@code file://} may be used; none by default
 * @param time the most that a clone or push may take
 * @param bytes the most that may be received for one clone
 */
public record GitSettings(boolean http, List<Path> directories, Duration time, long bytes) {
    /** What may be fetched and how much of it; not which of this machine's own directories. */
    public static final List<LiveKey> LIVE = List.of(
            key("atelier.git.http", Kind.FLAG, GitSettings::http),
            key("atelier.git.time.limit", Kind.DURATION, GitSettings::time),
            key("atelier.git.size.mb", Kind.NUMBER, settings -> settings.bytes >> 20));

    private static final String DIRECTORIES = "atelier.git.directories";

    public GitSettings {
        directories = List.copyOf(directories);
    }

    public static GitSettings from(Settings settings) {
        return new GitSettings(
                settings.flag("atelier.git.http", false),
                settings.list(DIRECTORIES).stream()
                        .map(Path::of)
                        .peek(path -> {
                            if (!path.isAbsolute()) {
                                throw settings.wrong(DIRECTORIES, "names a relative directory.", "/srv/git");
                            }
                        })
                        .toList(),
                settings.duration("atelier.git.time.limit", Duration.ofMinutes(10)),
                settings.number("atelier.git.size.mb", 500, 1, 100_000) << 20);
    }

    private static LiveKey key(String name, Kind kind, Function<GitSettings, Object> value) {
        return LiveKey.of(name, Area.TASKS, kind, GitSettings::from, value);
    }
}
