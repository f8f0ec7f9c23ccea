package dev.atelier.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Environment variables as settings. For each there may be a second one ending in {@code _FILE} that names a file with the
 * value, which is how secrets are mounted. A blank value counts as not set.
 */
record Environment(Map<String, String> variables) {

    Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name))
                .or(() -> fromFile(name + "_FILE"))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    String required(String name, String example) {
        return text(name).orElseThrow(() -> new SettingException(name, "is not set.", example));
    }

    /** A whole number between the bounds, both included. */
    int number(String name, int fallback, int least, int most) {
        return text(name)
                .map(value -> parse(name, value, fallback, least, most))
                .orElse(fallback);
    }

    private static int parse(String name, String value, int fallback, int least, int most) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below, together with what is out of bounds
        }
        throw new SettingException(
                name,
                "is \"" + value + "\", but must be a whole number from " + least + " to " + most + ".",
                String.valueOf(fallback));
    }

    private Optional<String> fromFile(String name) {
        return Optional.ofNullable(variables.get(name))
                .filter(file -> !file.isBlank())
                .map(file -> {
                    try {
                        return Files.readString(Path.of(file.strip()));
                    } catch (IOException e) {
                        throw new SettingException(
                                name,
                                "names a file that cannot be read (" + e.getMessage() + ").",
                                "/run/secrets/gateway-key");
                    }
                });
    }
}
