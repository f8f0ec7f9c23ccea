package dev.atelier.core.agent.rules.chores;

import dev.atelier.core.agent.rules.Resources;
import dev.atelier.core.agent.rules.edit.Messages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files about the repository rather than of it. */
final class Housekeeping {
    private static final List<String> IGNORED_BY_ALL =
            List.of(".DS_Store", "Thumbs.db", ".idea/", ".vscode/", "*.log", ".env");
    private static final Map<String, String> LICENCES = new TreeMap<>(Map.of(
            "apache",
            "apache-2.0",
            "bsd",
            "bsd-3-clause",
            "isc",
            "isc",
            "unlicense",
            "unlicense",
            "public domain",
            "unlicense",
            "mit",
            "mit"));

    private final Repository repository;
    private final Messages messages;

    Housekeeping(Repository repository, Messages messages) {
        this.repository = repository;
        this.messages = messages;
    }

    /** MIT unless another one is named. */
    Draft licence(String ask) {
        if (repository.atTop("licen[sc]e").isPresent()
                || repository.atTop("copying").isPresent()) {
            return Draft.nothing(messages.say("chore.there", "LICENSE"));
        }
        String id = LICENCES.entrySet().stream()
                .filter(known -> ChoreWords.says(ask, known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("mit");
        String text = Resources.text("chores/licences/" + id + ".txt")
                .replace("{holder}", "the contributors of " + repository.name());
        return Draft.of("LICENSE", text, messages.say("chore.licence", title(id)));
    }

    private static String title(String id) {
        return switch (id) {
            case "apache-2.0" -> "Apache-2.0";
            case "bsd-3-clause" -> "BSD-3-Clause";
            case "unlicense" -> "Unlicense";
            default -> id.toUpperCase(Locale.ROOT);
        };
    }

    /** What is missing is put at the end; what a person wrote stays. */
    Draft gitignore() {
        String before = repository.text(".gitignore").orElse("");
        Set<String> there = Set.copyOf(before.lines().map(String::strip).toList());
        List<String> blocks = new ArrayList<>();
        for (Technology technology : repository.technologies()) {
            block(technology.title, technology.ignored, there, blocks);
        }
        block("Editors and systems", IGNORED_BY_ALL, there, blocks);
        if (blocks.isEmpty()) {
            return Draft.nothing(messages.say("chore.there", ".gitignore"));
        }
        String gap = before.isEmpty() ? "" : before.endsWith("\n") ? "\n" : "\n\n";
        return Draft.of(".gitignore", before + gap + String.join("\n", blocks), messages.say("chore.gitignore"));
    }

    private static void block(String title, List<String> lines, Set<String> there, List<String> blocks) {
        List<String> missing = lines.stream()
                .filter(line -> !there.contains(line)
                        && !there.contains(line.replaceAll("/$", ""))
                        && !there.contains("/" + line))
                .toList();
        if (!missing.isEmpty()) {
            blocks.add("# " + title + "\n" + String.join("\n", missing) + "\n");
        }
    }

    Draft editorconfig() {
        if (repository.has(".editorconfig")) {
            return Draft.nothing(messages.say("chore.there", ".editorconfig"));
        }
        Set<Technology> used = repository.technologies();
        boolean wide = used.stream().anyMatch(technology -> technology != Technology.NODE);
        StringBuilder text = new StringBuilder("""
                root = true

                [*]
                charset = utf-8
                end_of_line = lf
                insert_final_newline = true
                trim_trailing_whitespace = true
                indent_style = space
                """);
        text.append("indent_size = ").append(wide ? 4 : 2).append('\n');
        if (wide) {
            text.append("\n[*.{js,jsx,ts,tsx,json,yml,yaml,css,html}]\nindent_size = 2\n");
        }
        text.append("""

                [*.md]
                trim_trailing_whitespace = false

                [Makefile]
                indent_style = tab
                """);
        if (used.contains(Technology.GO)) {
            text.append("\n[*.go]\nindent_style = tab\n");
        }
        return Draft.of(".editorconfig", text.toString(), messages.say("chore.editorconfig"));
    }

    Draft workflow() {
        boolean there =
                repository.paths().stream().anyMatch(path -> path.value().startsWith(".github/workflows/"));
        if (there) {
            return Draft.nothing(messages.say("chore.there", ".github/workflows"));
        }
        Set<Technology> used = repository.technologies();
        if (used.isEmpty()) {
            return Draft.nothing(messages.say("chore.ci.unknown"));
        }
        StringBuilder text = new StringBuilder("""
                name: CI

                on:
                  push:
                  pull_request:

                permissions:
                  contents: read

                jobs:
                  test:
                    runs-on: ubuntu-latest
                    timeout-minutes: 20
                    steps:
                      - uses: actions/checkout@v4
                """);
        for (Technology technology : used) {
            text.append(technology.setup);
            commands(technology)
                    .forEach(command ->
                            text.append("      - run: ").append(command).append('\n'));
        }
        return Draft.of(".github/workflows/ci.yml", text.toString(), messages.say("chore.ci"));
    }

    /** What installs and tests it on a fresh machine, as far as its files tell. */
    private List<String> commands(Technology technology) {
        return switch (technology) {
            case NODE -> {
                String manifest = repository.text("package.json").orElse("");
                Stream<String> install = Stream.of(repository.has("package-lock.json") ? "npm ci" : "npm install");
                Stream<String> scripts = Stream.of("lint", "build", "test")
                        .filter(script -> manifest.contains("\"" + script + "\":"))
                        .map(script -> script.equals("test") ? "npm test" : "npm run " + script);
                yield Stream.concat(install, scripts).toList();
            }
            case PYTHON -> {
                List<String> commands = new ArrayList<>();
                if (repository.has("requirements.txt")) {
                    commands.add("python -m pip install -r requirements.txt");
                }
                if (repository.has("pyproject.toml") || repository.has("setup.py")) {
                    commands.add("python -m pip install .");
                }
                commands.add("python -m pip install pytest");
                commands.add("python -m pytest");
                yield commands;
            }
            case MAVEN -> List.of("mvn --batch-mode verify");
            case GRADLE, GO, RUST -> technology.test;
        };
    }

    Draft readme() {
        if (repository.atTop("readme").isPresent()) {
            return Draft.nothing(messages.say("chore.there", "README"));
        }
        Set<Technology> used = repository.technologies();
        StringBuilder text = new StringBuilder("# " + repository.name() + "\n");
        section(
                text,
                "Requirements",
                used.stream().map(technology -> "- " + technology.title).toList());
        section(
                text,
                "Setting up",
                code(used.stream().flatMap(technology -> install(technology)).toList()));
        section(
                text,
                "Testing",
                code(used.stream()
                        .flatMap(technology -> technology.test.stream())
                        .toList()));
        section(text, "What is where", folders());
        if (repository.atTop("licen[sc]e").isPresent()) {
            section(text, "Licence", List.of("See [LICENSE](LICENSE)."));
        }
        return Draft.of("README.md", text.toString(), messages.say("chore.readme"));
    }

    private Stream<String> install(Technology technology) {
        boolean listed = technology == Technology.PYTHON && repository.has("requirements.txt");
        return Stream.concat(
                technology.install.stream(), listed ? Stream.of("pip install -r requirements.txt") : Stream.empty());
    }

    /** Folders at the top that have sources, with how many files. */
    private List<String> folders() {
        Map<String, Integer> counts = new TreeMap<>();
        repository.paths().stream()
                .map(path -> path.value())
                .filter(path -> path.indexOf('/') > 0 && !path.startsWith("."))
                .forEach(path -> counts.merge(path.substring(0, path.indexOf('/')), 1, Integer::sum));
        return counts.entrySet().stream()
                .limit(20)
                .map(folder -> "- `" + folder.getKey() + "/`: " + folder.getValue()
                        + (folder.getValue() == 1 ? " file" : " files"))
                .toList();
    }

    private static List<String> code(List<String> commands) {
        LinkedHashSet<String> lines = new LinkedHashSet<>(commands);
        return lines.isEmpty() ? List.of() : List.of("```sh\n" + String.join("\n", lines) + "\n```");
    }

    private static void section(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append("\n## ")
                    .append(title)
                    .append("\n\n")
                    .append(String.join("\n", lines))
                    .append('\n');
        }
    }
}
