package dev.atelier.web.compat.pr;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.runtime.RuntimeSettings;
import dev.atelier.core.runtime.SettingNow;
import dev.atelier.core.tenant.Actor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Settings by name, as administrators change them here (R14, R15). */
final class Configuration {
    private Configuration() {}

    /**
     * Sets each field's value, and lets the environment decide again where it is null: all of them, or none if one is
     * refused.
     *
     * @return all settings that may change, as they are now
     */
    static Map<String, String> change(RuntimeSettings settings, Actor actor, JsonNode body) {
        // Asked before anything is looked at, so that nobody else learns which settings there are.
        var unused = settings.list(actor);
        Map<String, Optional<String>> wanted = new LinkedHashMap<>();
        body.properties().forEach(field -> wanted.put(field.getKey(), value(field.getKey(), field.getValue())));
        settings.change(actor, wanted);
        Map<String, String> now = new LinkedHashMap<>();
        for (SettingNow setting : settings.list(actor)) {
            now.put(setting.key().variable(), setting.value());
        }
        return now;
    }

    private static Optional<String> value(String name, JsonNode value) {
        if (!value.isValueNode()) {
            throw Fault.of(FaultKind.USER, "bad_field", name + " has to be a text, a number, true, false or null.")
                    .asException();
        }
        return value.isNull() ? Optional.empty() : Optional.of(value.asText());
    }
}
