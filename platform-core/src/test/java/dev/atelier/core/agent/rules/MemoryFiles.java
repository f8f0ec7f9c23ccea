package dev.atelier.core.agent.rules;

import dev.atelier.core.agent.TurnFiles;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.source.FileEntry;
import dev.atelier.core.source.FileListing;
import dev.atelier.core.source.KeptFiles;
import dev.atelier.core.source.SourcePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A project's files in memory. */
final class MemoryFiles implements TurnFiles {
    final TreeMap<SourcePath, byte[]> content = new TreeMap<>();
    int writes;

    /** As a new project begins. */
    static MemoryFiles ofTemplate() {
        MemoryFiles files = new MemoryFiles();
        files.put("index.html", """
                <!doctype html>
                <html lang="en">
                  <head>
                    <title>New project</title>
                  </head>
                  <body>
                    <div id="root"></div>
                    <script type="module" src="/src/main.jsx"></script>
                  </body>
                </html>
                """);
        files.put("src/main.jsx", "import App from './App.jsx';\nimport './index.css';\n");
        files.put("src/App.jsx", "import './App.css';\nexport default function App() {\n  return <h1>Hello</h1>;\n}\n");
        files.put("src/App.css", "h1 { color: red; }\n");
        files.put("src/index.css", ":root { --accent: teal; }\n");
        return files;
    }

    MemoryFiles put(String path, String text) {
        content.put(SourcePath.of(path), text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    String text(String path) {
        return readText(SourcePath.of(path));
    }

    boolean has(String path) {
        return exists(SourcePath.of(path));
    }

    /** All files as text, for comparing. */
    Map<String, String> texts() {
        return content.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().value(),
                        entry -> new String(entry.getValue(), StandardCharsets.UTF_8),
                        (a, b) -> a,
                        TreeMap::new));
    }

    /** Puts all files into a directory. */
    void copyTo(Path directory) {
        content.forEach((path, bytes) -> {
            try {
                Path file = directory.resolve(path.value());
                Files.createDirectories(file.getParent());
                Files.write(file, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public List<FileEntry> list() {
        return content.entrySet().stream()
                .map(entry -> new FileEntry(entry.getKey(), entry.getValue().length))
                .toList();
    }

    @Override
    public KeptFiles keep() {
        Map<SourcePath, byte[]> now = Map.copyOf(content);
        return new KeptFiles(new FileListing(list(), now.hashCode()), path -> Optional.ofNullable(now.get(path)));
    }

    @Override
    public boolean exists(SourcePath path) {
        return content.containsKey(path);
    }

    @Override
    public byte[] read(SourcePath path) {
        byte[] bytes = content.get(path);
        if (bytes == null) {
            throw Fault.notFound("file").asException();
        }
        return bytes.clone();
    }

    @Override
    public String readText(SourcePath path) {
        return new String(read(path), StandardCharsets.UTF_8);
    }

    @Override
    public void write(SourcePath path, byte[] bytes) {
        writes++;
        content.put(path, Arrays.copyOf(bytes, bytes.length));
    }

    @Override
    public void delete(SourcePath path) {
        writes++;
        content.remove(path);
    }

    @Override
    public void rename(SourcePath from, SourcePath to) {
        content.put(to, read(from));
        content.remove(from);
    }
}
