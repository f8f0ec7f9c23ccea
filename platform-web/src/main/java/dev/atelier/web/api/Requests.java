package dev.atelier.web.api;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import org.jspecify.annotations.Nullable;

/** What the API takes. A body or field that is missing arrives as null. */
public final class Requests {
    private Requests() {}

    /** Either a name, for an empty project, or a prompt, for one that is built at once. */
    public record NewProject(
            @Nullable String name, @Nullable String prompt) {}

    public record Rename(@Nullable String name) {}

    public record NewMessage(@Nullable String text) {}

    static <T> T body(@Nullable T body) {
        if (body == null) {
            throw missing("a JSON body");
        }
        return body;
    }

    static String field(@Nullable String value, String name) {
        if (value == null) {
            throw missing("the field \"" + name + "\"");
        }
        return value;
    }

    private static RuntimeException missing(String what) {
        return Fault.of(FaultKind.USER, "missing_field", "The request lacks " + what + ".")
                .asException();
    }
}
