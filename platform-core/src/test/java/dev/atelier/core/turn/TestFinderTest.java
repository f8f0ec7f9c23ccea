package dev.atelier.core.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.source.FileOwner;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.source.SourceTrees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("T9 tests are found as somebody would who opens the project for the first time")
class TestFinderTest {
    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init") // JUnit sets the directory
    TestFinderTest() {}

    private List<String> in(String... files) throws IOException {
        return found(files).stream().map(TestCommand::shown).toList();
    }

    private List<TestCommand> found(String... files) throws IOException {
        Path template = Files.createDirectories(directory.resolve("template"));
        SourceTrees trees =
                new SourceTrees(directory.resolve("trees"), directory.resolve("git"), FileOwner.keepProcessOwner());
        Map<SourcePath, byte[]> content = new HashMap<>();
        for (int i = 0; i < files.length; i += 2) {
            content.put(SourcePath.of(files[i]), files[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        try (SourceTree tree = trees.create(ProjectId.random(), template, content)) {
            return TestFinder.in(tree.files());
        }
    }

    @Test
    void of_node() throws IOException {
        assertThat(in("package.json", "{\"scripts\":{\"test\":\"vitest run\"}}"))
                .containsExactly("npm test");
        assertThat(in("package.json", "{\"scripts\":{\"test\":\"echo \\\"Error: no test specified\\\" && exit 1\"}}"))
                .isEmpty();
        assertThat(in("package.json", "{}", "sum.test.js", "")).containsExactly("node --test");
    }

    @Test
    void of_python() throws IOException {
        assertThat(in("tests/test_shop.py", "")).containsExactly("python tests");
        assertThat(in("shop_test.py", "")).containsExactly("python tests");
        assertThat(in("latest.py", "")).isEmpty();
    }

    @Test
    @DisplayName("unittest is no substitute for pytest where it would pass over the tests in silence")
    void pytest_only() throws IOException {
        String unittest = "import unittest\nclass A(unittest.TestCase):\n    def test_a(self): pass\n";

        assertThat(script("test_a.py", unittest)).contains("unittest discover");
        assertThat(script("test_a.py", "def test_a():\n    pass\n"))
                .doesNotContain("unittest discover")
                .contains("pytest: not found");
        assertThat(script("test_a.py", unittest, "test_b.py", "from pytest import raises\n"))
                .doesNotContain("unittest discover");
        assertThat(script("test_a.py", "class TestA:\n    def test_a(self): pass\n"))
                .doesNotContain("unittest discover");
        assertThat(script("test_a.py", unittest, "conftest.py", "import pytest\n"))
                .doesNotContain("unittest discover");
    }

    private String script(String... files) throws IOException {
        return found(files).getFirst().argv().getLast();
    }

    @Test
    void of_other_tools() throws IOException {
        assertThat(in("go.mod", "")).containsExactly("go test ./...");
        assertThat(in("Cargo.toml", "")).containsExactly("cargo test --quiet");
        assertThat(in("pom.xml", "")).containsExactly("mvn -B -q test");
        assertThat(in("build.gradle", "", "gradlew", "")).containsExactly("sh gradlew test");
    }

    @Test
    @DisplayName("a Makefile says best how a project is tested, and other ways come after it")
    void makefile_first() throws IOException {
        assertThat(in("Makefile", "all:\n\ntest: all\n\tpytest\n", "tests/test_a.py", ""))
                .containsExactly("make test", "python tests");
        assertThat(in("Makefile", "test := 1\n")).isEmpty();
    }

    @Test
    @DisplayName("what cannot be read is no reason to fail")
    void broken() throws IOException {
        assertThat(in("package.json", "{ not json")).isEmpty();
        assertThat(in("package.json", "[]")).isEmpty();
        assertThat(in("package.json", "{\"scripts\":7,\"dependencies\":\"x\"}")).isEmpty();
    }
}
