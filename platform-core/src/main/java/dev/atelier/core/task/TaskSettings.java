package dev.atelier.core.task;

import dev.atelier.core.config.Settings;
import java.time.Duration;

/**
 * How far tasks may go (T6). Memory, processors and processes are the sandbox's settings, the time of the whole is that of
 * every run.
 *
 * @param setupTime the most that a repository's setup.sh may take
 * @param testTime the most that its tests may take, each time they run
 * @param retention how long after a task's end its project is kept, unless somebody has opened it in the workbench
 * @param uploadBytes the largest archive
 */
public record TaskSettings(Duration setupTime, Duration testTime, Duration retention, long uploadBytes) {
    public static TaskSettings from(Settings settings) {
        return new TaskSettings(
                settings.duration("atelier.task.setup-time", Duration.ofMinutes(5)),
                settings.duration("atelier.task.test-time", Duration.ofMinutes(5)),
                Duration.ofDays(settings.number("atelier.task.retention.days", 14, 1, 3_650)),
                settings.number("atelier.task.upload.mb", 500, 1, 10_000) << 20);
    }
}
