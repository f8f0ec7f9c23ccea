package dev.atelier.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.ScriptedCall;
import dev.atelier.core.run.RunEvent;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests of several languages run for real, where the sandbox has what they need; where it has not, that is said (T9). */
interface LanguageTestsContract {
    String ADD = "def add(a, b):\n    return a - b\n";
    String UNITTEST = """
            import unittest
            from sums import add

            class SumsTest(unittest.TestCase):
                def test_add(self):
                    self.assertEqual(add(2, 3), 5)

            if __name__ == "__main__":
                unittest.main()
            """;

    TaskFixture fixture();

    /** Whether this kind of sandbox has it on this machine. */
    boolean inSandbox(String tool);

    @Test
    @DisplayName("T9 Python's unittest fails, is repaired, and passes, with pytest or without")
    default void python_unittest() throws IOException, InterruptedException {
        fixture().repository().commit("trunk", "First", "sums.py", ADD, "tests/test_sums.py", UNITTEST);

        assertThatItIsRepaired("sums.py", "python tests");
    }

    @Test
    @DisplayName("T9 tests that only pytest can run are run by it, or told as not run")
    default void pytest() throws IOException, InterruptedException {
        fixture()
                .repository()
                .commit(
                        "trunk",
                        "First",
                        "sums.py",
                        ADD,
                        "test_sums.py",
                        "from sums import add\n\n\ndef test_add():\n    assert add(2, 3) == 5\n");

        if (inSandbox("pytest")) {
            assertThatItIsRepaired("sums.py", "python tests");
        } else {
            assertThatItIsNotRun("pytest");
        }
    }

    @Test
    @DisplayName("T9 a Makefile's tests, which call something else")
    default void make() throws IOException, InterruptedException {
        fixture()
                .repository()
                .commit(
                        "trunk",
                        "First",
                        "Makefile",
                        "test:\n\tpython3 checks.py\n",
                        "sums.py",
                        ADD,
                        "checks.py",
                        UNITTEST);

        if (inSandbox("make")) {
            assertThatItIsRepaired("sums.py", "make test");
        } else {
            assertThatItIsNotRun("make");
        }
    }

    @Test
    @DisplayName("T9 Node's own test runner")
    default void node() throws IOException, InterruptedException {
        fixture()
                .repository()
                .commit("trunk", "First", "sums.js", "exports.add = (a, b) => a - b;\n", "sums.test.js", """
                        const test = require('node:test');
                        const assert = require('node:assert');
                        test('adds', () => assert.equal(require('./sums.js').add(2, 3), 5));
                        """);

        assertThatItIsRepaired("sums.js", "node --test");
    }

    @Test
    @DisplayName("T9 what the sandbox has no tool for is told as not run, by the tool's name, and is no failure")
    default void missing() throws IOException, InterruptedException {
        fixture().repository().commit("trunk", "First", "Cargo.toml", "[package]\nname = \"a\"\nversion = \"1.0.0\"\n");

        assertThatItIsNotRun("cargo");
    }

    @Test
    @DisplayName("T9 a build tool that calls what is not there has not run the tests, and they have not failed")
    default void missing_below() throws IOException, InterruptedException {
        fixture()
                .repository()
                .commit("trunk", "First", "package.json", "{\"scripts\":{\"test\":\"no-such-runner --all\"}}\n");

        assertThatItIsNotRun("no-such-runner");
    }

    private void assertThatItIsRepaired(String file, String command) {
        fixture()
                .withModel(
                        Reply.calls(ScriptedCall.of("write_file", Map.of("path", "notes.md", "content", "# Notes\n"))),
                        Reply.call("finish", Map.of("answer", "There are notes.")),
                        Reply.call("edit_file", Map.of("path", file, "old_text", "a - b", "new_text", "a + b")),
                        Reply.call("finish", Map.of("answer", "It adds.")).forever());

        Task task = fixture().done(fixture().request("write notes", AgentWish.modelOnly(), false));

        assertThat(task.message()).contains("Its tests pass (" + command + ").");
        assertThat(task.status()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(fixture().events(task, RunEvent.TestsRun.class))
                .extracting(RunEvent.TestsRun::passed)
                .containsExactly(false, true);
    }

    private void assertThatItIsNotRun(String tool) {
        Task task = fixture().done(fixture().request("add a licence", AgentWish.rules(), false));

        assertThat(task.message()).contains("Its tests were not run: " + tool + " is not in the sandbox.");
        assertThat(task.status()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(fixture().events(task, RunEvent.TestsRun.class)).isEmpty();
    }
}
