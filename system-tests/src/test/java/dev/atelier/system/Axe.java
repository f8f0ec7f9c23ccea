package dev.atelier.system;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What keeps people from using a page as it is, as axe-core sees it. The app in the preview is its maker's business. */
final class Axe {
    private static final String SCRIPT = script();
    private static final String RUN = """
            async () => (await axe.run({ exclude: [['iframe']] }, { resultTypes: ['violations'] })).violations
                .filter(found => ['serious', 'critical'].includes(found.impact))
                .map(found => `${found.id}: ${found.nodes.map(node => node.target.join(' ')).join(', ')}`
                    + ` (${found.nodes[0].failureSummary})`)
            """;

    private Axe() {}

    /** The serious and critical violations. */
    static List<?> violations(Page page) {
        if (Boolean.FALSE.equals(page.evaluate("'axe' in window"))) {
            page.evaluate(SCRIPT);
        }
        return (List<?>) page.evaluate(RUN);
    }

    private static String script() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (in == null) {
                throw new IllegalStateException("axe.min.js is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
