package dev.atelier.core.config;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a feature makes of its settings, made anew when one of those that it read was changed at run time. Asking costs one
 * comparison as long as nothing did.
 */
final class Live<T> implements Supplier<T> {
    private static final Logger LOG = System.getLogger(Live.class.getName());

    private final Settings settings;
    private final Overrides overrides;
    private final Function<Settings, T> binding;
    private volatile Bound<T> bound;

    /**
     * A result.
     *
     * @param at the overrides that it was made, or found to be still right, with
     * @param keys what it was made of
     */
    private record Bound<T>(T value, Map<String, String> at, Set<String> keys) {}

    /** @throws SettingException if the settings are wrong from the beginning, which stops the start */
    Live(Settings settings, Overrides overrides, Function<Settings, T> binding) {
        this.settings = settings;
        this.overrides = overrides;
        this.binding = binding;
        this.bound = bind(overrides.values());
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // each change is another map
    public T get() {
        Bound<T> now = bound;
        return now.at() == overrides.values() ? now.value() : renewed().value();
    }

    @SuppressWarnings("ReferenceEquality") // each change is another map
    private synchronized Bound<T> renewed() {
        Map<String, String> now = overrides.values();
        if (bound.at() != now) {
            bound = concerns(now) ? rebind(now) : new Bound<>(bound.value(), now, bound.keys());
        }
        return bound;
    }

    private boolean concerns(Map<String, String> now) {
        return bound.keys().stream().anyMatch(key -> !Objects.equals(bound.at().get(key), now.get(key)));
    }

    /** What was changed was checked before; should it be wrong all the same, work goes on as before. */
    private Bound<T> rebind(Map<String, String> now) {
        try {
            return bind(now);
        } catch (SettingException wrong) {
            LOG.log(Level.WARNING, "a change at run time has no effect: {0}", wrong.getMessage());
            return new Bound<>(bound.value(), now, bound.keys());
        }
    }

    private Bound<T> bind(Map<String, String> now) {
        Set<String> keys = ConcurrentHashMap.newKeySet();
        Settings read = settings.with(Overrides.of(now)).watchedBy(keys::add);
        return new Bound<>(binding.apply(read), now, keys);
    }
}
