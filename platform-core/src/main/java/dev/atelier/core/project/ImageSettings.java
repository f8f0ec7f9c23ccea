package dev.atelier.core.project;

import dev.atelier.core.config.Settings;
import java.nio.file.Path;
import java.time.Duration;

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

    static ImageSettings from(Settings settings, Path home) {
        return new ImageSettings(
                (int) settings.number("atelier.images.per-project", 300, 1, 10_000),
                settings.number("atelier.images.quota-mb", 500, 1, 10_000_000) * MB,
                settings.duration("atelier.images.draft-life", Duration.ofHours(12)),
                home.resolve("uploads"));
    }
}
