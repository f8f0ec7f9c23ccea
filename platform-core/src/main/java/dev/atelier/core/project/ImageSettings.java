package dev.atelier.core.project;

import dev.atelier.core.config.LiveKey;
import dev.atelier.core.config.LiveKey.Area;
import dev.atelier.core.config.LiveKey.Kind;
import dev.atelier.core.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * How many images people may upload.
 *
 * @param perProject how many a project may have
 * @param quotaBytes how many bytes those of a tenant may have together
 * @param draftLife how long an image waits for the project that its first ask makes
 * @param spool where uploads lie until they were looked at
 */
record ImageSettings(int perProject, long quotaBytes, Duration draftLife, Path spool) {
    private static final long MB = 1024 * 1024;
    private static final String PER_PROJECT = "atelier.images.per-project";
    private static final String QUOTA = "atelier.images.quota-mb";

    /** The limits, which are asked for at each upload. */
    static final List<LiveKey> LIVE =
            List.of(key(PER_PROJECT, ImageSettings::perProject), key(QUOTA, settings -> settings.quotaBytes / MB));

    static ImageSettings from(Settings settings, Path home) {
        return new ImageSettings(
                (int) settings.number(PER_PROJECT, 300, 1, 10_000),
                settings.number(QUOTA, 500, 1, 10_000_000) * MB,
                settings.duration("atelier.images.draft-life", Duration.ofHours(12)),
                home.resolve("uploads"));
    }

    private static LiveKey key(String name, Function<ImageSettings, Object> value) {
        return LiveKey.of(name, Area.LIMITS, Kind.NUMBER, settings -> from(settings, Path.of("")), value);
    }
}
