package dev.atelier.core.project;

import dev.atelier.core.config.Settings;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.source.SourceTrees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a new project begins as: a directory of source files, with its packages installed beside them.
 *
 * @param directory the starter's files; its {@code node_modules} is shared with every project
 */
record ProjectTemplate(Path directory) {
    /** Stands in the starter's page where the project's name belongs (B15). */
    private static final String TITLE = "<title>New project</title>";

    static final String PAGE = "index.html";
    private static final Pattern ANY_TITLE = Pattern.compile("<title>[^<]*</title>");

    /** Where {@code ATELIER_TEMPLATE_DIR} says, if there is a starter. */
    static ProjectTemplate from(Settings settings) {
        String key = "atelier.template.dir";
        Path directory = Path.of(settings.required(key, "user-app-template")).toAbsolutePath();
        if (!Files.isRegularFile(directory.resolve(PAGE))) {
            throw settings.wrong(key, "names a directory without a project template.", "user-app-template");
        }
        return new ProjectTemplate(directory);
    }

    /** The starter's installed packages. */
    Path dependencies() {
        return directory.resolve("node_modules");
    }

    /** Makes the project's files and their first checkpoint. */
    SourceTree instantiate(SourceTrees sources, ProjectId id, String name) {
        try {
            String page =
                    Files.readString(directory.resolve(PAGE)).replace(TITLE, "<title>" + escaped(name) + "</title>");
            byte[] named = page.getBytes(StandardCharsets.UTF_8);
            return sources.create(id, directory, Map.of(SourcePath.of(PAGE), named));
        } catch (IOException e) {
            throw new UncheckedIOException("the template's page cannot be read", e);
        }
    }

    /** The page under another name. */
    static String titled(String page, String name) {
        return ANY_TITLE.matcher(page).replaceFirst(Matcher.quoteReplacement("<title>" + escaped(name) + "</title>"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
