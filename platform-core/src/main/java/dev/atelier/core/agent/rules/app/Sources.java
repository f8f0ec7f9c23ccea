package dev.atelier.core.agent.rules.app;

import dev.atelier.core.agent.rules.Resources;
import dev.atelier.core.source.SourcePath;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The source files of an app: the frame that all share, and the components of the sections that are used. */
public final class Sources {
    /** Where the sections that an app uses are listed. */
    public static final SourcePath REGISTRY = SourcePath.of("src/sections/index.js");

    public static final SourcePath APP = SourcePath.of("src/App.jsx");

    public static final SourcePath MAIN = SourcePath.of("src/main.jsx");

    private static final List<String> FRAME = List.of(
            "src/shell/Header.jsx",
            "src/shell/Header.css",
            "src/shell/Footer.jsx",
            "src/shell/Footer.css",
            "src/shell/Section.jsx",
            "src/shell/Strip.jsx",
            "src/shell/Strip.css",
            "src/shell/Art.jsx",
            "src/shell/Art.css",
            "src/shell/usePage.js",
            "src/index.css");

    private static final List<String> STORED = List.of("src/shell/useStored.js");

    /** Files of components that are more than a component and its style. */
    private static final Map<SectionKind, List<String>> PARTS = Map.of(
            SectionKind.CALCULATOR, List.of("calculate.js"),
            SectionKind.DASHBOARD, List.of("Chart.jsx"));

    private static final Set<SectionKind> REMEMBERING = EnumSet.of(
            SectionKind.TODO, SectionKind.CONTACT, SectionKind.NEWSLETTER, SectionKind.KANBAN, SectionKind.CALCULATOR);

    private Sources() {}

    /** What every app has, except for the file that puts it together. */
    public static Map<SourcePath, String> frame() {
        return read(FRAME);
    }

    /** The file that puts everything together; to be written last. */
    public static String app() {
        return Resources.text("project/" + APP);
    }

    /** The files of one component, with those that it shares with others. */
    public static Map<SourcePath, String> component(SectionKind kind) {
        Map<SourcePath, String> files = new LinkedHashMap<>();
        if (REMEMBERING.contains(kind)) {
            files.putAll(read(STORED));
        }
        files.putAll(own(kind));
        return files;
    }

    /** The files that belong to one component alone. */
    public static Map<SourcePath, String> own(SectionKind kind) {
        Map<SourcePath, String> files = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(PARTS.getOrDefault(kind, List.of()));
        names.add(kind.component() + ".css");
        names.add(kind.component() + ".jsx");
        for (String name : names) {
            files.put(SourcePath.of("src/sections/" + name), Resources.text("sections/" + kind.key() + "/" + name));
        }
        return files;
    }

    /** The list of the components in use. */
    public static String registry(Set<SectionKind> kinds) {
        StringBuilder imports = new StringBuilder();
        StringBuilder entries = new StringBuilder();
        for (SectionKind kind : SectionKind.values()) {
            if (kinds.contains(kind)) {
                imports.append(importLine(kind)).append('\n');
                entries.append(entryLine(kind)).append('\n');
            }
        }
        return imports
                + "\n/** Which component shows which kind of section in content.json. */\nexport const sections = {\n"
                + entries + "};\n";
    }

    /** The list with these in it, too; whatever else somebody wrote there stays. */
    public static String registerAll(String registry, Set<SectionKind> kinds) {
        String list = registry;
        for (SectionKind kind : kinds) {
            int end = list.lastIndexOf("};");
            if (!isRegistered(list, kind) && end >= 0) {
                list = importLine(kind) + "\n" + list.substring(0, end) + entryLine(kind) + "\n" + list.substring(end);
            }
        }
        return list;
    }

    /** The kinds that a list knows. */
    public static Set<SectionKind> registered(String registry) {
        EnumSet<SectionKind> kinds = EnumSet.allOf(SectionKind.class);
        kinds.removeIf(kind -> !isRegistered(registry, kind));
        return kinds;
    }

    private static boolean isRegistered(String registry, SectionKind kind) {
        return registry.contains(entryLine(kind));
    }

    private static String importLine(SectionKind kind) {
        return "import { " + kind.component() + " } from './" + kind.component() + ".jsx';";
    }

    private static String entryLine(SectionKind kind) {
        return "  " + kind.key() + ": " + kind.component() + ",";
    }

    private static Map<SourcePath, String> read(List<String> paths) {
        Map<SourcePath, String> files = new LinkedHashMap<>();
        paths.forEach(path -> files.put(SourcePath.of(path), Resources.text("project/" + path)));
        return files;
    }
}
