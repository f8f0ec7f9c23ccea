package dev.atelier.core.agent.rules.chores;

import dev.atelier.core.agent.rules.chores.javascript.JavaScriptChores;
import dev.atelier.core.agent.rules.chores.python.PythonChores;
import dev.atelier.core.agent.rules.edit.Messages;
import dev.atelier.core.source.SourcePath;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A first test for each module that has none: that it loads and offers what it offers. */
final class TestSkeletons {
    private static final int MOST = 20;
    private static final Pattern NOT_TESTED = Pattern.compile(
            "(?:^|/)(?:docs|examples?|migrations|node_modules)/|(?:^|/)(?:setup|__)|\\.(?:config|d)\\.[a-z]+$");
    private static final Pattern MODULE_PATH = Pattern.compile("[A-Za-z_][\\w/]*\\.py");

    private final Repository repository;
    private final Messages messages;
    private final Optional<SourcePath> target;

    TestSkeletons(Repository repository, Messages messages, Optional<SourcePath> target) {
        this.repository = repository;
        this.messages = messages;
        this.target = target;
    }

    Draft draft() {
        TreeMap<SourcePath, String> files = new TreeMap<>();
        python(files);
        javascript(files);
        if (files.isEmpty()) {
            return Draft.nothing(messages.say("chore.sources.in_order", messages.say("chore.tests.what")));
        }
        return new Draft(files, messages.say("chore.tests", messages.say("chore.files", String.valueOf(files.size()))));
    }

    private void python(SortedMap<SourcePath, String> files) {
        boolean source = false;
        for (SourcePath path : modules(List.of(".py"))) {
            List<String> functions =
                    repository.text(path).map(PythonChores::publicFunctions).orElse(List.of());
            if (functions.isEmpty() || !MODULE_PATH.matcher(path.value()).matches()) {
                continue;
            }
            String module = path.value()
                    .replaceFirst("^src/", "")
                    .replaceFirst("\\.py$", "")
                    .replace('/', '.');
            String test = "tests/test_" + module.replace('.', '_') + ".py";
            if (!repository.has(test)) {
                files.put(SourcePath.of(test), pythonTest(module, functions));
                source |= path.value().startsWith("src/");
            }
        }
        if (!files.isEmpty() && !repository.has("conftest.py")) {
            files.put(SourcePath.of("conftest.py"), conftest(source));
        }
    }

    private static String conftest(boolean source) {
        String head = "\"\"\"Lets tests import the project's modules.\"\"\"\n";
        return source
                ? head
                        + "\nimport sys\nfrom pathlib import Path\n\nsys.path.insert(0, str(Path(__file__).parent / \"src\"))\n"
                : head;
    }

    private static String pythonTest(String module, List<String> functions) {
        StringBuilder text = new StringBuilder("\"\"\"Tests of " + module
                + ".\"\"\"\n\nimport pytest\n\nmodule = pytest.importorskip(\"" + module + "\")\n");
        for (String function : functions) {
            text.append("\n\ndef test_")
                    .append(function)
                    .append("_is_callable() -> None:\n    assert callable(module.")
                    .append(function)
                    .append(")\n");
        }
        return text.toString();
    }

    /** For Node's own test runner, of modules that Node can load as they are. */
    private void javascript(SortedMap<SourcePath, String> files) {
        boolean modules = repository.text("package.json").orElse("").matches("(?s).*\"type\"\\s*:\\s*\"module\".*");
        for (SourcePath path : modules(modules ? List.of(".js", ".mjs") : List.of(".mjs"))) {
            List<String> functions = repository
                    .text(path)
                    .map(JavaScriptChores::exportedFunctions)
                    .orElse(List.of());
            String stem = path.value().replaceFirst("\\.m?js$", "").replace('/', '-');
            String test = "test/" + stem + ".test.mjs";
            if (!functions.isEmpty() && !repository.has(test)) {
                files.put(SourcePath.of(test), javascriptTest(path, functions));
            }
        }
    }

    private static String javascriptTest(SourcePath path, List<String> functions) {
        StringBuilder text =
                new StringBuilder("import assert from 'node:assert/strict';\nimport { test } from 'node:test';\n"
                        + "import * as module from '../" + path.value().replace("'", "\\'") + "';\n");
        for (String function : functions) {
            text.append("\ntest('")
                    .append(function)
                    .append(" is a function', () => {\n  assert.equal(typeof module.")
                    .append(function)
                    .append(", 'function');\n});\n");
        }
        return text.toString();
    }

    private List<SourcePath> modules(List<String> extensions) {
        return repository.withExtension(extensions).stream()
                .filter(path -> target.map(path::equals).orElse(isTestable(path)))
                .limit(MOST)
                .toList();
    }

    private static boolean isTestable(SourcePath path) {
        return !Repository.isTest(path) && !NOT_TESTED.matcher(path.value()).find();
    }
}
