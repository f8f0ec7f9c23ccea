package dev.atelier.core.turn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.source.FileEntry;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.WorkTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds how a project's tests are run, as somebody would who opens it for the first time. */
final class TestFinder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LARGEST = 1 << 20;
    private static final int MOST_READ = 200;
    private static final Pattern MAKE_TEST = Pattern.compile("(?m)^(test|check)\\s*:(?!=)");
    private static final Pattern PYTHON_TEST = Pattern.compile("(?:.*/)?(?:test_[^/]*|[^/]*_test)\\.py");
    /** What unittest cannot run, and would pass over in silence: tests that are functions, or use pytest. */
    private static final Pattern FOR_PYTEST = Pattern.compile(
            "(?m)^\\s*(?:import|from)\\s+pytest\\b|^(?:async\\s+)?def\\s+test|^class\\s+Test\\w*\\s*(?:\\(\\s*\\))?\\s*:");

    private static final Pattern NODE_TEST =
            Pattern.compile("(?:.*/)?[^/]*[.-](?:test|spec)\\.[cm]?js|(?:.*/)?test/[^/]*\\.[cm]?js");

    /** Its own packages first, if it has any and nobody has put them there: without them nothing runs. */
    private static final String NODE_PACKAGES =
            "[ -d node_modules ] || npm install --ignore-scripts --no-audit --no-fund"
                    + " >/dev/null 2>&1 || npm install --ignore-scripts --no-audit --no-fund; ";

    private final WorkTree files;
    private final List<String> paths;

    private TestFinder(WorkTree files) {
        this.files = files;
        this.paths = files.list().stream()
                .map(FileEntry::path)
                .map(SourcePath::value)
                .toList();
    }

    /** The best way first; a later one counts where the sandbox lacks what an earlier one needs. */
    static List<TestCommand> in(WorkTree files) {
        return new TestFinder(files).find();
    }

    private List<TestCommand> find() {
        List<TestCommand> found = new ArrayList<>();
        text("Makefile").or(() -> text("makefile")).map(MAKE_TEST::matcher).ifPresent(matcher -> {
            if (matcher.find()) {
                found.add(TestCommand.of("make", matcher.group(1)));
            }
        });
        node().ifPresent(found::add);
        python().ifPresent(found::add);
        if (has("go.mod")) {
            found.add(TestCommand.of("go", "test", "./..."));
        }
        if (has("Cargo.toml")) {
            found.add(TestCommand.of("cargo", "test", "--quiet"));
        }
        java().ifPresent(found::add);
        return found;
    }

    private Optional<TestCommand> node() {
        JsonNode manifest = text("package.json").map(TestFinder::json).orElse(JSON.missingNode());
        String script = manifest.path("scripts").path("test").asText("");
        if (!script.isBlank() && !script.contains("no test specified")) {
            boolean needsPackages = !manifest.path("dependencies").isEmpty()
                    || !manifest.path("devDependencies").isEmpty();
            return Optional.of(
                    needsPackages
                            ? TestCommand.shell("npm test", "npm", NODE_PACKAGES + "exec npm test")
                            : TestCommand.of("npm", "test"));
        }
        boolean tests = paths.stream().anyMatch(path -> NODE_TEST.matcher(path).matches());
        return tests ? Optional.of(TestCommand.of("node", "--test")) : Optional.empty();
    }

    private Optional<TestCommand> python() {
        if (paths.stream().noneMatch(path -> PYTHON_TEST.matcher(path).matches())) {
            return Optional.empty();
        }
        boolean package_ = has("tests/__init__.py");
        String start = !package_ && paths.stream().anyMatch(path -> path.startsWith("tests/test_")) ? " -s tests" : "";
        String otherwise = needsPytest()
                ? TestCommand.unless("false", "pytest")
                : "exec python3 -m unittest discover" + start + " -p '*test*.py'; ";
        return Optional.of(TestCommand.shell(
                "python tests",
                "python3",
                TestCommand.unless("command -v python3", "python3") + "export PYTHONPATH=\"$PWD:$PWD/src\"; "
                        + "if python3 -c 'import pytest' >/dev/null 2>&1; then exec python3 -m pytest -q; else "
                        + otherwise + "fi"));
    }

    private boolean needsPytest() {
        return paths.stream()
                .filter(path -> PYTHON_TEST.matcher(path).matches() || path.endsWith("conftest.py"))
                .limit(MOST_READ)
                .anyMatch(path -> text(path)
                        .map(FOR_PYTEST::matcher)
                        .filter(Matcher::find)
                        .isPresent());
    }

    private Optional<TestCommand> java() {
        if (has("pom.xml")) {
            return Optional.of(has("mvnw") ? wrapper("mvnw -B -q test") : jvm("mvn", "mvn -B -q test"));
        }
        boolean gradle = has("build.gradle") || has("build.gradle.kts");
        return gradle
                ? Optional.of(has("gradlew") ? wrapper("gradlew test") : jvm("gradle", "gradle test"))
                : Optional.empty();
    }

    private static TestCommand wrapper(String line) {
        return TestCommand.shell("sh " + line, "java", TestCommand.unless("java -version", "java") + "exec sh " + line);
    }

    /** Where it is found but cannot even say its version, what belongs to it is not there. */
    private static TestCommand jvm(String tool, String line) {
        return TestCommand.shell(line, tool, TestCommand.unless(tool + " -version", tool) + "exec " + line);
    }

    private boolean has(String path) {
        return files.exists(SourcePath.of(path));
    }

    private Optional<String> text(String path) {
        try {
            return has(path) ? Optional.of(files.readText(SourcePath.of(path), LARGEST)) : Optional.empty();
        } catch (FaultException unreadable) {
            return Optional.empty();
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            return JSON.missingNode();
        }
    }
}
