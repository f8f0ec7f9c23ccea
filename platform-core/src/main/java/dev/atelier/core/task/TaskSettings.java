package dev.atelier.core.task;

import dev.atelier.core.config.LiveKey;
import dev.atelier.core.config.LiveKey.Area;
import dev.atelier.core.config.LiveKey.Kind;
import dev.atelier.core.config.Settings;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

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
    /** All of them: each is asked for when it is needed. */
    public static final List<LiveKey> LIVE = List.of(
            key("atelier.task.setup-time", Kind.DURATION, TaskSettings::setupTime),
            key("atelier.task.test-time", Kind.DURATION, TaskSettings::testTime),
            key("atelier.task.retention.days", Kind.NUMBER, settings -> settings.retention.toDays()),
            key("atelier.task.upload.mb", Kind.NUMBER, settings -> settings.uploadBytes >> 20));

    public static TaskSettings from(Settings settings) {
        return new TaskSettings(
                settings.duration("atelier.task.setup-time", Duration.ofMinutes(5)),
                settings.duration("atelier.task.test-time", Duration.ofMinutes(5)),
                Duration.ofDays(settings.number("atelier.task.retention.days", 14, 1, 3_650)),
                settings.number("atelier.task.upload.mb", 500, 1, 10_000) << 20);
    }

    private static LiveKey key(String name, Kind kind, Function<TaskSettings, Object> value) {
        return LiveKey.of(name, Area.TASKS, kind, TaskSettings::from, value);
    }
}
