package dev.atelier.system;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the installation that works without a model, in bubblewrap sandboxes. All classes share it; it stops with the
 * test run. With {@code -Datelier.home=DIR} they use the running one whose data is there, which saves its start while tests
 * are being written.
 */
final class Installations implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Installation.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // What is in the root's store and can be closed, is closed when all tests have run.
        return context.getRoot()
                .getStore(Namespace.create(Installations.class))
                .getOrComputeIfAbsent("by rules", name -> byRules(), Installation.class);
    }

    private static Installation byRules() {
        return Optional.ofNullable(System.getProperty("atelier.home"))
                .map(home -> Installation.running(Path.of(home)))
                .orElseGet(() -> Installation.start(
                        "by-rules",
                        Map.of(
                                "ATELIER_SANDBOX", "local",
                                "ATELIER_PREVIEW_WARM", "1",
                                "ATELIER_COMPAT_ORIGINS", CompatBuilderTest.ORIGIN)));
    }
}
