package dev.atelier.core.agent.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds and renders many apps at once, each from its own files, by the template's own esbuild and React. */
final class AppRenderer {
    private final Path directory;
    /** Apps of the same files are rendered once. */
    private final Map<Map<String, String>, Integer> numbers = new LinkedHashMap<>();

    private final IdentityHashMap<RenderedApp, Integer> apps = new IdentityHashMap<>();

    AppRenderer(Path directory) throws Exception {
        this.directory = directory;
        Files.createSymbolicLink(directory.resolve("node_modules"), NodeTools.dependencies());
    }

    /** The app as it is now; its page is there after {@link #renderAll}. */
    RenderedApp add(MemoryFiles files) throws Exception {
        Map<String, String> texts = files.texts();
        Integer known = numbers.get(texts);
        int number = known == null ? numbers.size() : known;
        if (known == null) {
            numbers.put(texts, number);
            Path own = directory.resolve("app" + number);
            files.copyTo(own);
            Files.writeString(own.resolve("render.jsx"), """
                    import { renderToString } from 'react-dom/server';
                    import App from './src/App.jsx';
                    export const html = () => renderToString(<App />);
                    """);
        }
        RenderedApp app = new RenderedApp(files);
        apps.put(app, number);
        return app;
    }

    void renderAll() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "node",
                "node_modules/esbuild/bin/esbuild",
                "--bundle",
                "--jsx=automatic",
                "--platform=node",
                "--format=cjs",
                "--packages=external",
                "--loader:.css=empty",
                "--loader:.svg=dataurl",
                "--outdir=built"));
        numbers.values().forEach(number -> command.add("app" + number + "/render.jsx"));
        String said = NodeTools.run(directory, command);
        Files.writeString(directory.resolve("all.cjs"), """
                globalThis.document = { title: '' };
                const pages = [];
                for (let i = 0; i < %d; i++) {
                  try {
                    pages.push(require(`./built/app${i}/render.js`).html());
                  } catch (error) {
                    pages.push(`BROKEN ${error.stack}`);
                  }
                }
                require('node:fs').writeFileSync('pages.json', JSON.stringify(pages));
                """.formatted(numbers.size()));
        said += NodeTools.run(directory, List.of("node", "all.cjs"));
        Path file = directory.resolve("pages.json");
        if (!Files.isRegularFile(file)) {
            throw new AssertionError("building failed:\n" + said);
        }
        JsonNode pages = new ObjectMapper().readTree(file.toFile());
        apps.forEach((app, number) -> {
            String page = pages.path(number).asText();
            if (page.startsWith("BROKEN")) {
                throw new AssertionError("app " + number + " does not render: " + page);
            }
            app.rendered(page);
        });
    }
}
