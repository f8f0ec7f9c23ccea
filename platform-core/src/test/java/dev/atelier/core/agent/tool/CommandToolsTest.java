package dev.atelier.core.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.agent.CommandReport;
import dev.atelier.core.agent.PreviewReport;
import dev.atelier.core.source.SourcePath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("X11 commands, packages, preview")
class CommandToolsTest extends ToolTest {

    @Test
    void runsACommandInAShell() throws Exception {
        turn.whereCommands(argv -> new CommandReport(0, "v22.0.0\n", false));

        ToolOutcome outcome = use("run_command", Map.of("command", "node --version | cat"));

        assertThat(outcome.content()).isEqualTo("Exit code 0.\nv22.0.0\n");
        assertThat(turn.commandsRun()).containsExactly(List.of("sh", "-c", "node --version | cat"));
        assertThat(toolbox().changes()).isZero();
    }

    @Test
    void tellsHowACommandFailed() throws Exception {
        turn.whereCommands(argv -> new CommandReport(2, "boom", false));
        assertFailed(use("run_command", Map.of("command", "false")), "Exit code 2.", "boom");

        turn.whereCommands(argv -> new CommandReport(-1, "", true));
        assertFailed(use("run_command", Map.of("command", "sleep 99", "timeout_seconds", 5)), "ended after 5 seconds");
    }

    @Test
    @DisplayName("X13 of a long output the beginning and the end are shown")
    void cutsLongOutput() throws Exception {
        openToolbox(new ToolSettings(1000, Duration.ofMinutes(1)));
        turn.whereCommands(argv -> new CommandReport(0, "first" + "x".repeat(90_000) + "last", false));

        assertThat(use("run_command", Map.of("command", "yes")).content())
                .hasSizeLessThan(1200)
                .contains("first", "characters left out", "last");
    }

    @Test
    void noticesThatACommandChangedFiles() throws Exception {
        turn.whereCommands(argv -> {
            turn.files().write(SourcePath.of("src/made.js"), "x");
            return new CommandReport(0, "", false);
        });

        assertOk(use("run_command", Map.of("command", "touch src/made.js")));

        assertThat(toolbox().changes()).isEqualTo(1);
    }

    @Test
    @DisplayName("X12 S5 a command that deletes the project is undone")
    void putsBackWhatACommandDestroyed() throws Exception {
        turn.whereCommands(argv -> {
            turn.files().paths().forEach(path -> turn.files().delete(SourcePath.of(path)));
            return new CommandReport(0, "", false);
        });

        ToolOutcome outcome = use("run_command", Map.of("command", "rm -rf *"));

        assertFailed(outcome, "6 of the project's 6 files; they were put back");
        assertThat(turn.files().text("src/App.jsx")).isEqualTo(APP);
        assertThat(turn.journal().lines("warned")).hasSize(1);
    }

    @Test
    @DisplayName("X12 also when several commands delete it bit by bit, but moving files is no deletion")
    void countsWhatCommandsDelete() throws Exception {
        turn.whereCommands(argv -> {
            turn.files().paths().stream().limit(2).forEach(path -> turn.files().delete(SourcePath.of(path)));
            return new CommandReport(0, "", false);
        });
        assertOk(use("run_command", Map.of("command", "rm first two")));
        assertFailed(use("run_command", Map.of("command", "rm next two")), "were put back");
        assertThat(turn.files().paths()).hasSize(4);

        openToolbox();
        turn.whereCommands(argv -> {
            turn.files()
                    .paths()
                    .forEach(path -> turn.files().rename(SourcePath.of(path), SourcePath.of("moved/" + path)));
            return new CommandReport(0, "", false);
        });
        assertOk(use("run_command", Map.of("command", "mv * moved")));
    }

    @Test
    @DisplayName("B6 packages are installed without their scripts")
    void installsPackages() throws Exception {
        ToolOutcome outcome = use("install_package", Map.of("packages", List.of("date-fns", "@dnd-kit/core@^6.1.0")));

        assertOk(outcome);
        assertThat(turn.commandsRun().get(0))
                .startsWith("npm", "install", "--ignore-scripts")
                .endsWith("--save", "--", "date-fns", "@dnd-kit/core@^6.1.0");
        assertThat(toolbox().changes()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--registry=http://evil.example",
                "-g",
                "lodash; rm -rf /",
                "https://evil.example/x.tgz",
                "git+ssh://git@github.com/a/b",
                "../outside",
                "file:../../etc",
                "$(id)",
                "a b",
                "",
                "UPPER",
                "x@npm:y"
            })
    void whatIsNoPackageNameIsNotInstalled(String name) throws Exception {
        assertFailed(use("install_package", Map.of("packages", List.of(name))), "not the name of an npm package");
        assertThat(turn.commandsRun()).isEmpty();
    }

    @Test
    void tellsWhyNpmFailed() throws Exception {
        turn.whereCommands(argv -> new CommandReport(1, "404 Not Found", false));

        assertFailed(use("install_package", Map.of("packages", "no-such-thing")), "404 Not Found");
        assertThat(toolbox().changes()).isZero();
    }

    @Test
    void looksAtThePreview() throws Exception {
        turn.wherePreviewFinds(PreviewReport.broken(List.of("App.jsx: Unexpected token (3:7)")));

        assertFailed(use("check_preview", Map.of()), "Unexpected token (3:7)");
        assertOk(use("check_preview", Map.of()));
    }

    @Test
    void showsAPlan() throws Exception {
        assertOk(use("plan", Map.of("steps", List.of("Make the page", "Add a form"))));

        assertThat(turn.journal().lines("plan")).containsExactly("plan [Make the page, Add a form]");
        assertFailed(use("plan", Map.of("steps", List.of())), "array with at least one string");
    }

    @Test
    void asksAndFinishes() throws Exception {
        assertThat(use("ask_user", Map.of("question", "Which colour?")))
                .isEqualTo(new ToolOutcome.Question("Which colour?"));
        assertThat(use("finish", Map.of("answer", " It is green. ")))
                .isEqualTo(new ToolOutcome.Finished("It is green."));
        assertFailed(use("finish", Map.of("answer", " ")), "must not be empty");
    }
}
