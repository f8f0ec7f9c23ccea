package dev.atelier.core.sandbox;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import java.util.regex.Pattern;

/**
 * Names a sandbox; named after the project or task that it serves (T6).
 *
 * @param value 1 to 63 lower-case letters, digits and hyphens
 */
public record SandboxId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,63}");

    public SandboxId {
        if (!FORM.matcher(value).matches()) {
            throw Fault.of(
                            FaultKind.PLATFORM,
                            "bad_sandbox_id",
                            "A sandbox's name is made of lower-case letters, digits and hyphens.")
                    .asException();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
