package dev.atelier.system;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the installation that works without a model, in bubblewrap sandboxes. All classes share it; it stops with the
 * test run.
 */
final class Installations implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Installation.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(Installations.class))
                .getOrComputeIfAbsent("by rules", Installations::started, Started.class)
                .installation();
    }

    private static Started started(String name) {
        Map<String, String> settings = new HashMap<>();
        settings.put("ATELIER_SANDBOX", "local");
        return new Started(Installation.start(name.replace(' ', '-'), settings));
    }

    private record Started(Installation installation) implements ExtensionContext.Store.CloseableResource {
        @Override
        public void close() {
            installation.close();
        }
    }
}
