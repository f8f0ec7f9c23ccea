package dev.atelier.core.model;

import dev.atelier.core.config.Settings;
import java.time.Duration;
import java.util.Optional;

/**
 * What holds for every model of the installation.
 *
 * @param maxOutputTokens the most that one reply may have, whatever a request allows
 * @param temperature used when a request names none
 * @param timeout the most that one call may take as a whole
 * @param idleTimeout the longest silence in a call, before the first byte as well as between two
 * @param attempts how often a call is made before the next model is asked
 */
public record ModelSettings(
        int maxOutputTokens, Optional<Double> temperature, Duration timeout, Duration idleTimeout, int attempts) {
    public static final ModelSettings DEFAULT =
            new ModelSettings(8192, Optional.empty(), Duration.ofMinutes(5), Duration.ofSeconds(90), 4);

    public static ModelSettings from(Settings settings) {
        return new ModelSettings(
                (int) settings.number("atelier.model.max-output-tokens", DEFAULT.maxOutputTokens, 64, 200_000),
                settings.text("atelier.model.temperature")
                        .map(given -> settings.decimal("atelier.model.temperature", 0.2, 0, 2)),
                settings.duration("atelier.model.timeout", DEFAULT.timeout),
                settings.duration("atelier.model.idle-timeout", DEFAULT.idleTimeout),
                (int) settings.number("atelier.model.attempts", DEFAULT.attempts, 1, 10));
    }

    /** The request as this installation allows it. */
    ModelRequest applyTo(ModelRequest request) {
        return new ModelRequest(
                request.system(),
                request.messages(),
                request.tools(),
                Math.min(request.maxOutputTokens(), maxOutputTokens),
                request.temperature().or(() -> temperature));
    }
}
