package dev.atelier.core.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.agent.AgentResult;
import dev.atelier.core.agent.AgentResult.Done;
import dev.atelier.core.agent.AgentResult.NothingDone;
import dev.atelier.core.agent.rules.chores.ChoresAgent;
import dev.atelier.core.source.SourcePath;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rules do to a repository that they know nothing of. */
class ChoresAgentTest {
    private final MemoryFiles files =
            new MemoryFiles().put("requirements.txt", "requests\n").put("shop/prices.py", """
                    import json


                    def load_prices(path, strict=False):
                        with open(path) as file:
                            return json.load(file)


                    def discount(price, percent=10):
                        return price * (100 - percent) / 100
                    """);

    @ParameterizedTest
    @DisplayName("X-R3 X-R4 each chore is understood in many words, English and German, with slips of the finger")
    @CsvSource(
            delimiter = '|',
            value = {
                "Add a README | README.md",
                "please write me a readme file | README.md",
                "there is no read me, make one | README.md",
                "Ergänze eine Liesmich | README.md",
                "a project description would be nice | README.md",
                "Add a license | LICENSE",
                "put it under the Apache licence | LICENSE",
                "Füge eine BSD-Lizenz hinzu | LICENSE",
                "MIT lisence please | LICENSE",
                "add a .gitignore | .gitignore",
                "create a git ignore for python | .gitignore",
                "gitignroe missing | .gitignore",
                "we need an editorconfig | .editorconfig",
                "editor config bitte | .editorconfig",
                "set up CI | .github/workflows/ci.yml",
                "add a GitHub Actions workflow | .github/workflows/ci.yml",
                "continuous integration on every push | .github/workflows/ci.yml",
                "Richte eine Pipeline ein | .github/workflows/ci.yml",
                "add type hints | shop/prices.py",
                "annotate the functions | shop/prices.py",
                "Typhinweise ergänzen | shop/prices.py",
                "add error handling to shop/prices.py | shop/prices.py",
                "please handle exceptions properly | shop/prices.py",
                "Fehlerbehandlung einbauen | shop/prices.py",
                "document the functions | shop/prices.py",
                "write docstrings | shop/prices.py",
                "Docstrings für alles | shop/prices.py",
                "add unit tests | tests/test_shop_prices.py",
                "write a test skeleton | tests/test_shop_prices.py",
                "Schreibe Tests | tests/test_shop_prices.py"
            })
    void understands(String ask, String path) throws InterruptedException {
        String before = files.has(path) ? files.text(path) : "";

        AgentResult result = run(ask);

        assertThat(result).isInstanceOf(Done.class);
        assertThat(files.text(path)).isNotEqualTo(before);
    }

    @ParameterizedTest
    @DisplayName("R5 X-R4 what it cannot do it says with what it can, and changes nothing")
    @ValueSource(strings = {"port this to Rust", "make it faster", "???", "Übersetze alles ins Französische"})
    void says_what_it_cannot_do(String ask) throws InterruptedException {
        var before = files.texts();

        AgentResult result = run(ask);

        assertThat(result)
                .isInstanceOfSatisfying(
                        NothingDone.class,
                        nothing -> assertThat(nothing.answer()).contains("README", ".gitignore"));
        assertThat(files.texts()).isEqualTo(before);
    }

    @Test
    @DisplayName("R5 the same ask a second time finds all in order and writes nothing")
    void second_time() throws InterruptedException {
        String all =
                "add a readme, a licence, .gitignore, editorconfig, ci, type hints, error handling, docstrings and unit tests";
        run(all);
        var before = files.texts();
        int writes = files.writes;

        AgentResult result = run(all);

        assertThat(result).isInstanceOf(NothingDone.class);
        assertThat(files.texts()).isEqualTo(before);
        assertThat(files.writes).isEqualTo(writes);
    }

    @Test
    @DisplayName("X-R3 hints that are certain are added, guesses are not")
    void type_hints() throws InterruptedException {
        run("add type hints");

        assertThat(files.text("shop/prices.py"))
                .contains("def load_prices(path, strict: bool = False):")
                .contains("def discount(price, percent: int = 10):");
    }

    @Test
    @DisplayName("X-R3 errors are logged and passed on as they were")
    void error_handling() throws InterruptedException {
        run("add error handling");

        assertThat(files.text("shop/prices.py")).isEqualTo("""
                import json
                import logging

                logger = logging.getLogger(__name__)


                def load_prices(path, strict=False):
                    try:
                        with open(path) as file:
                            return json.load(file)
                    except Exception:
                        logger.exception("load_prices failed")
                        raise


                def discount(price, percent=10):
                    return price * (100 - percent) / 100
                """);
    }

    @Test
    void only_the_file_that_is_named_is_changed() throws InterruptedException {
        files.put("shop/other.py", "def fetch(path, deep=True):\n    return open(path)\n");

        run("add type hints to shop/other.py");

        assertThat(files.text("shop/other.py")).contains("deep: bool = True");
        assertThat(files.text("shop/prices.py")).doesNotContain("bool");
    }

    @Test
    void a_gitignore_that_is_there_keeps_its_lines_and_gets_what_is_missing() throws InterruptedException {
        files.put(".gitignore", "secret.txt\n__pycache__");

        run("complete the .gitignore");

        assertThat(files.text(".gitignore")).startsWith("secret.txt\n__pycache__\n\n# Python\n*.py[cod]\n");
    }

    @Test
    void what_is_not_Python_or_cannot_be_read_stays_as_it_is() throws InterruptedException {
        files.put("broken.py", "def f(x=1:\n    '''never ends\n").put("old.py", "def f(x=1):\r    return 1\r");
        files.content.put(SourcePath.of("latin.py"), new byte[] {'#', (byte) 0xe4, '\n'});
        var before = files.texts();

        run("add type hints to broken.py");
        run("add docstrings to old.py");

        assertThat(files.texts()).isEqualTo(before);
    }

    private AgentResult run(String ask) throws InterruptedException {
        return new ChoresAgent().work(new FakeTurn(ask, files).inProject("Shop"));
    }
}
