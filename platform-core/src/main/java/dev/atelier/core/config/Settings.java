package dev.atelier.core.config;

import dev.atelier.core.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The installation's settings by key, such as {@code atelier.sandbox}, which the environment spells
 * {@code ATELIER_SANDBOX}. For every key a second one ending in {@code .file} ({@code ATELIER_DB_PASSWORD_FILE}) may name
 * a file that holds the value: that is how secrets are mounted. A blank value counts as not set.
 */
public final class Settings {
    private final Function<String, Optional<String>> source;
    private final Overrides overrides;
    private final Consumer<String> watcher;

    /** Where a value comes from. */
    public enum Origin {
        /** It is set nowhere. */
        DEFAULT,
        /** The installation's environment, or a file that it names. */
        ENVIRONMENT,
        /** An administrator set it while the installation ran. */
        RUN_TIME
    }

    private Settings(Function<String, Optional<String>> source, Overrides overrides, Consumer<String> watcher) {
        this.source = source;
        this.overrides = overrides;
        this.watcher = watcher;
    }

    /** Settings from anything that finds a value by dotted key, such as MicroProfile Config. */
    public static Settings from(Function<String, Optional<String>> source) {
        return new Settings(source, new Overrides(), key -> {});
    }

    /** Settings from environment variables, or from a map that looks like them. */
    public static Settings fromEnvironment(Map<String, String> environment) {
        return from(key -> Optional.ofNullable(environment.get(environmentName(key))));
    }

    /** The same settings, with others that count more and may change. */
    public Settings with(Overrides more) {
        return new Settings(source, more, watcher);
    }

    /** The same settings with these values at run time, to see what would become of them. */
    public Settings with(Map<String, String> atRunTime) {
        return with(Overrides.of(atRunTime));
    }

    /**
     * What a feature makes of its settings, always as they are now: to be asked whenever it is needed, and not kept.
     *
     * @throws SettingException now, if they are wrong now; a change that is wrong has no effect
     */
    public <T> Supplier<T> live(Function<Settings, T> binding) {
        return new Live<>(this, overrides, binding);
    }

    public Origin origin(String key) {
        if (overrides.value(key).isPresent()) {
            return Origin.RUN_TIME;
        }
        return with(new Overrides()).text(key).isPresent() ? Origin.ENVIRONMENT : Origin.DEFAULT;
    }

    /** The same settings; whoever watches is told each key that is read. */
    Settings watchedBy(Consumer<String> told) {
        return new Settings(source, overrides, told);
    }

    /** How the environment spells a key: {@code atelier.host} is {@code ATELIER_HOST}. */
    static String environmentName(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    public Optional<String> text(String key) {
        watcher.accept(key);
        return overrides
                .value(key)
                .or(() -> source.apply(key))
                .or(() -> fromFile(key))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    public String text(String key, String fallback) {
        return text(key).orElse(fallback);
    }

    public String required(String key, String example) {
        return text(key).orElseThrow(() -> new SettingException(key, "is not set.", example));
    }

    public Optional<Secret> secret(String key) {
        return text(key).map(Secret::new);
    }

    /** A whole number between the bounds, both included. */
    public long number(String key, long fallback, long least, long most) {
        return text(key)
                .map(value -> parseNumber(key, value, fallback, least, most))
                .orElse(fallback);
    }

    /** A number such as {@code 1.5} between the bounds, both included. */
    public double decimal(String key, double fallback, double least, double most) {
        return text(key)
                .map(value -> {
                    try {
                        double number = Double.parseDouble(value);
                        if (number >= least && number <= most) {
                            return number;
                        }
                    } catch (NumberFormatException notANumber) {
                        // told below, together with what is out of bounds
                    }
                    throw new SettingException(
                            key,
                            "is \"" + value + "\", but must be a number from " + least + " to " + most + ".",
                            String.valueOf(fallback));
                })
                .orElse(fallback);
    }

    public boolean flag(String key, boolean fallback) {
        return text(key)
                .map(value -> switch (value.toLowerCase(Locale.ROOT)) {
                    case "true", "yes", "on", "1" -> true;
                    case "false", "no", "off", "0" -> false;
                    default ->
                        throw new SettingException(
                                key, "is \"" + value + "\", but must be true or false.", String.valueOf(fallback));
                })
                .orElse(fallback);
    }

    /** A duration such as {@code 90s}, {@code 15m}, {@code 2h} or ISO 8601's {@code PT15M}. */
    public Duration duration(String key, Duration fallback) {
        return text(key).map(value -> parseDuration(key, value)).orElse(fallback);
    }

    /** An absolute {@code http} or {@code https} address. */
    public Optional<URI> url(String key) {
        return text(key).map(value -> {
            try {
                URI uri = new URI(value);
                if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                    return uri;
                }
            } catch (URISyntaxException notAUri) {
                // told below, together with what is a URI but no address
            }
            throw new SettingException(key, "is \"" + value + "\", which is not a web address.", "https://example.org");
        });
    }

    /** One of an enum's constants by its lower-case name. */
    public <E extends Enum<E>> E choice(String key, E fallback) {
        return text(key)
                .map(value -> {
                    for (E constant : fallback.getDeclaringClass().getEnumConstants()) {
                        if (constant.name().equalsIgnoreCase(value)) {
                            return constant;
                        }
                    }
                    String known = String.join(", ", names(fallback.getDeclaringClass()));
                    throw new SettingException(
                            key,
                            "is \"" + value + "\", but must be one of: " + known + ".",
                            fallback.name().toLowerCase(Locale.ROOT));
                })
                .orElse(fallback);
    }

    /** A comma-separated list; empty when the key is not set. */
    public List<String> list(String key) {
        return text(key).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** Says that a value which looked right turned out to be wrong, naming the key like every other error here. */
    public SettingException wrong(String key, String problem, String example) {
        return new SettingException(key, problem, example);
    }

    private Optional<String> fromFile(String key) {
        return source.apply(key + ".file").filter(name -> !name.isBlank()).map(name -> {
            try {
                return Files.readString(Path.of(name.strip()));
            } catch (IOException e) {
                throw new SettingException(
                        key + ".file",
                        "names a file that cannot be read (" + e.getMessage() + ").",
                        "/run/secrets/" + key);
            }
        });
    }

    private static long parseNumber(String key, String value, long fallback, long least, long most) {
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below, together with what is out of bounds
        }
        throw new SettingException(
                key,
                "is \"" + value + "\", but must be a whole number from " + least + " to " + most + ".",
                String.valueOf(fallback));
    }

    private static Duration parseDuration(String key, String value) {
        try {
            String text = value.toUpperCase(Locale.ROOT);
            Duration duration = Duration.parse(text.startsWith("P") ? text : "PT" + text);
            if (!duration.isNegative() && !duration.isZero()) {
                return duration;
            }
        } catch (java.time.format.DateTimeParseException notADuration) {
            // told below, together with what is not positive
        }
        throw new SettingException(key, "is \"" + value + "\", which is not a positive duration.", "15m");
    }

    private static <E extends Enum<E>> List<String> names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
