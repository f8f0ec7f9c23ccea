package dev.atelier.core.sandbox.egress;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Passes on what one sandbox was denied. Each target once, and not more than a person would read: what listens may write
 * it down, and a sandbox could ask for made-up names all day.
 */
final class Denials {
    private static final int MOST = 200;

    private final Consumer<String> listener;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    Denials(Consumer<String> listener) {
        this.listener = listener;
    }

    void add(ProxyRequest target) {
        if (told.size() < MOST && told.add(target.toString())) {
            listener.accept(target.toString());
        }
    }
}
