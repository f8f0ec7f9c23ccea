package dev.atelier.core.config;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A setting that may be changed while the installation runs, and really has an effect then: its feature reads it through
 * {@link Settings#live}. Never one that is secret, or that says where a secret is sent.
 *
 * @param name the dotted key
 * @param area what it belongs to, for whoever looks for it
 * @param kind what is to be typed
 * @param optional whether it may be empty
 * @param value reads what counts, as its feature does
 * @param check throws what its feature would throw at the start
 */
public record LiveKey(
        String name,
        Area area,
        Kind kind,
        boolean optional,
        Function<Settings, Object> value,
        Consumer<Settings> check) {

    /** What a setting belongs to. */
    public enum Area {
        MODELS,
        AGENT,
        RUNS,
        TASKS,
        PREVIEWS,
        SANDBOXES,
        NETWORK,
        LIMITS
    }

    /** What a value looks like. */
    public enum Kind {
        TEXT,
        NUMBER,
        DECIMAL,
        DURATION,
        FLAG,
        LIST
    }

    /** One that always has a value; its feature's binding is both the check and where it is read. */
    public static <T> LiveKey of(
            String name, Area area, Kind kind, Function<Settings, T> binding, Function<T, Object> value) {
        return new LiveKey(name, area, kind, false, binding.andThen(value), settings -> {
            T checked = binding.apply(settings);
            assert checked != null : "a binding throws, or answers something";
        });
    }

    /** One that may be empty, and is read as it was written. */
    public static LiveKey optional(String name, Area area, Kind kind, Consumer<Settings> check) {
        return new LiveKey(name, area, kind, true, settings -> settings.text(name), check);
    }

    /** How the environment spells it. */
    public String variable() {
        return Settings.environmentName(name);
    }

    /** What counts, as one would write it. */
    public String valueIn(Settings settings) {
        return written(value.apply(settings));
    }

    private static String written(Object value) {
        return switch (value) {
            case Duration duration -> written(duration);
            case Optional<?> optional -> optional.map(LiveKey::written).orElse("");
            case Collection<?> several -> several.stream().map(LiveKey::written).collect(Collectors.joining(","));
            default -> value.toString();
        };
    }

    /** As people write it: {@code 90s}, {@code 15m}, {@code 2h}. */
    private static String written(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
