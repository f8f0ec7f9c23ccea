package dev.atelier.core.turn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("T9 tests that could not run are told from tests that fail")
class MissingToolTest {
    private static final TestCommand NPM = TestCommand.of("npm", "test");
    private static final TestCommand MAKE = TestCommand.of("make", "test");

    @Test
    @DisplayName("a shell names what it did not find")
    void shells() {
        assertThat(MissingTool.of(NPM, 127, "> vitest run\n\nsh: 1: vitest: not found\n"))
                .contains("vitest");
        assertThat(MissingTool.of(NPM, 127, "bash: line 1: jest: command not found\n"))
                .contains("jest");
        assertThat(MissingTool.of(NPM, 127, "pytest: not found\n")).contains("pytest");
    }

    @Test
    @DisplayName("make says it in its own way, with an exit code of its own")
    void make() {
        assertThat(MissingTool.of(
                        MAKE,
                        2,
                        "pytest\nmake: pytest: No such file or directory\nmake: *** [Makefile:2: test] Error 127\n"))
                .contains("pytest");
        assertThat(MissingTool.of(MAKE, 2, "/bin/sh: 1: tox: not found\nmake[1]: *** [Makefile:2: test] Error 127\n"))
                .contains("tox");
        assertThat(MissingTool.of(MAKE, 2, "1 failed\nmake: *** [Makefile:2: test] Error 1\n"))
                .isEmpty();
    }

    @Test
    @DisplayName("a Python without pytest, however it was called")
    void python() {
        assertThat(MissingTool.of(
                        MAKE, 2, "/usr/bin/python3: No module named pytest\nmake: *** [Makefile:2: test] Error 1\n"))
                .contains("pytest");
        assertThat(MissingTool.of(MAKE, 2, "ModuleNotFoundError: No module named 'shop'\n"))
                .isEmpty();
    }

    @Test
    @DisplayName("without a name it is the command's own tool; what ended well or failed lacks nothing")
    void otherwise() {
        assertThat(MissingTool.of(NPM, 127, "")).contains("npm");
        assertThat(MissingTool.of(NPM, 0, "sh: 1: vitest: not found\n")).isEmpty();
        assertThat(MissingTool.of(NPM, 1, "sh: 1: vitest: not found\n")).isEmpty();
    }
}
