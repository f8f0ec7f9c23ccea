package dev.atelier.core.config;

import java.util.Map;
import java.util.Optional;

/**
 * Values that count more than those of the environment, because somebody set them at run time (R14). Replaced as a whole;
 * whoever reads sees the old ones or the new ones, never a mixture. Thread-safe.
 */
public final class Overrides {
    private volatile Map<String, String> values;

    public Overrides() {
        this(Map.of());
    }

    private Overrides(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** From now on these count, by dotted key, and no others. A blank one means: as if the key were set nowhere. */
    public void replace(Map<String, String> now) {
        if (!now.equals(values)) {
            values = Map.copyOf(now);
        }
    }

    static Overrides of(Map<String, String> values) {
        return new Overrides(values);
    }

    /** The same object for as long as nothing changes. */
    Map<String, String> values() {
        return values;
    }

    Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }
}
