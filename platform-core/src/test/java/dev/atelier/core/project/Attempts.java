package dev.atelier.core.project;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** What somebody tries on another tenant's things, by the name of the method that is tried. */
final class Attempts {
    private final Map<String, Callable<?>> all = new LinkedHashMap<>();

    void put(String method, Callable<?> attempt) {
        all.put(method, attempt);
    }

    Map<String, Callable<?>> all() {
        return Collections.unmodifiableMap(all);
    }

    /** For what answers nothing. */
    static Object call(Runnable action) {
        action.run();
        return "done";
    }
}
