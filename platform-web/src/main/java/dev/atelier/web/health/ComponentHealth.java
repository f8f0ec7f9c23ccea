package dev.atelier.web.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * How one component is.
 *
 * @param status whether it works
 * @param why for a person: what is wrong or missing, or which variant was chosen; nothing secret, no addresses
 */
public record ComponentHealth(
        Status status,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> why) {

    /** A component that is not configured does not make the platform unready: it does without. */
    public enum Status {
        UP,
        DOWN,
        NOT_CONFIGURED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    ComponentHealth withoutReason() {
        return new ComponentHealth(status, Optional.empty());
    }

    public static ComponentHealth up() {
        return new ComponentHealth(Status.UP, Optional.empty());
    }

    public static ComponentHealth up(String why) {
        return new ComponentHealth(Status.UP, Optional.of(why));
    }

    public static ComponentHealth down(String why) {
        return new ComponentHealth(Status.DOWN, Optional.of(why));
    }

    public static ComponentHealth notConfigured(String why) {
        return new ComponentHealth(Status.NOT_CONFIGURED, Optional.of(why));
    }
}
