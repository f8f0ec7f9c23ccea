package dev.atelier.core.agent.rules;

import dev.atelier.core.agent.AgentResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** An app that the rules made, in a directory in which it can really be built, rendered and used. */
final class GeneratedApp {
    private final Path directory;
    private final MemoryFiles files;

    private GeneratedApp(Path directory, MemoryFiles files) {
        this.directory = directory;
        this.files = files;
    }

    /** An app after some asks; each must have been done. */
    static GeneratedApp of(Path directory, String... asks) throws IOException, InterruptedException {
        return of(directory, NodeTools.template(), asks);
    }

    static GeneratedApp of(Path directory, MemoryFiles files, String... asks) throws IOException, InterruptedException {
        for (String ask : asks) {
            AgentResult result = new RulesAgent().work(new FakeTurn(ask, files));
            if (!(result instanceof AgentResult.Done)) {
                throw new AssertionError(ask + ": " + result);
            }
        }
        files.copyTo(directory);
        Files.createSymbolicLink(directory.resolve("node_modules"), NodeTools.dependencies());
        return new GeneratedApp(directory, files);
    }

    MemoryFiles files() {
        return files;
    }

    /** What Vite says while it makes the files to be published; they are there, or it failed. */
    String build() throws IOException, InterruptedException {
        String said = NodeTools.run(directory, List.of("node", "node_modules/vite/bin/vite.js", "build"));
        if (!Files.isRegularFile(directory.resolve("dist/index.html"))) {
            throw new AssertionError("vite build failed:\n" + said);
        }
        return said;
    }

    /** The page's HTML as React renders it, without a browser. */
    String html() throws IOException, InterruptedException {
        write("render.jsx", """
                import { renderToString } from 'react-dom/server';
                import App from './src/App.jsx';
                process.stdout.write(renderToString(<App />));
                """);
        bundle("render.jsx", "render.cjs", "--platform=node", "--format=cjs", "--loader:.css=empty");
        return NodeTools.run(directory, List.of("node", "render.cjs"));
    }

    /** What one of the scripts beside this class says after it has used the app in a browser, line by line. */
    List<String> use(String driver) throws IOException, InterruptedException {
        write("driver.js", resource("drivers/" + driver));
        write("drive.js", resource("drivers/drive.js"));
        write("browse.jsx", "import './src/main.jsx';\nimport './drive.js';\n");
        write("browse.html", """
                <!doctype html><html><head><meta charset="utf-8"><link rel="stylesheet" href="browse.css"></head>
                <body><div id="root"></div><script src="browse.js"></script></body></html>
                """);
        bundle("browse.jsx", "browse.js", "--format=iife", "--platform=browser");
        String dom = NodeTools.run(directory, browser());
        List<String> said = new ArrayList<>();
        dom.lines()
                .dropWhile(line -> !line.contains("<pre id=\"said\">"))
                .takeWhile(line -> !line.contains("</pre>"))
                .skip(1)
                .map(line -> line.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
                .forEach(said::add);
        if (said.isEmpty()) {
            throw new AssertionError("the driver said nothing:\n" + dom);
        }
        return said;
    }

    private List<String> browser() {
        return List.of(
                NodeTools.chromium().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + directory.resolve("browser"),
                "--virtual-time-budget=20000",
                "--dump-dom",
                directory.resolve("browse.html").toUri().toString());
    }

    private void bundle(String from, String to, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "node", "node_modules/esbuild/bin/esbuild", from, "--bundle", "--jsx=automatic", "--outfile=" + to));
        command.addAll(List.of(options));
        String said = NodeTools.run(directory, command);
        if (!Files.isRegularFile(directory.resolve(to))) {
            throw new AssertionError("bundling failed:\n" + said);
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text, StandardCharsets.UTF_8);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(GeneratedApp.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
