package dev.atelier.core.agent.rules.intent;

import dev.atelier.core.agent.rules.app.SectionKind;
import java.util.Optional;

/** Something of the app as somebody calls it: by its kind, by words that are in it, or both. */
public record Ref(Optional<SectionKind> kind, Optional<String> words) {

    public static Ref of(SectionKind kind) {
        return new Ref(Optional.of(kind), Optional.empty());
    }

    public static Ref of(String words) {
        return new Ref(Optional.empty(), Optional.of(words));
    }
}
