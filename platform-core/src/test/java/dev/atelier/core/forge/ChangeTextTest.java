package dev.atelier.core.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.source.Change;
import dev.atelier.core.source.SourcePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeTextTest {
    private static final List<Change> FILES = List.of(
            new Change(Change.Kind.ADDED, SourcePath.of("src/new_file.py"), Optional.empty(), 3, 0, false),
            new Change(Change.Kind.RENAMED, SourcePath.of("b.txt"), Optional.of(SourcePath.of("a.txt")), 0, 0, false));

    private static ChangeText of(String prompt, String summary) {
        return new ChangeText(
                "1F3a-9c2e-77aa", prompt, summary, "builder", Optional.of("claude-x"), "a model is set", FILES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Make the header green|atelier/make-the-header-green-1f3a9c2e",
                "Füge Öffnungszeiten hinzu!|atelier/fuge-offnungszeiten-hinzu-1f3a9c2e",
                "../../etc/passwd; rm -rf /|atelier/etc-passwd-rm-rf-1f3a9c2e",
                "-u --force .lock|atelier/u-force-lock-1f3a9c2e",
                "日本語|atelier/change-1f3a9c2e"
            })
    @DisplayName("R8 the branch is named after what was asked for, and is one of its own")
    void namesBranches(String prompt, String branch) {
        assertThat(of(prompt, "").branch()).hasToString(branch);
    }

    @Test
    @DisplayName("R8 W8 commit and pull request say what was asked, what changed in which files, and who did it")
    void saysWhatAndWho() {
        ChangeText text = of("Make the header green\nand the footer too", "Changed two colours.");

        assertThat(text.title()).isEqualTo("Make the header green");
        assertThat(text.commitMessage())
                .startsWith(
                        "Make the header green\n\nAsked for:\n\n    Make the header green\n    and the footer too\n")
                .contains("    Changed two colours.")
                .contains("    src/new_file.py (added)")
                .contains("    b.txt (renamed from a.txt)")
                .endsWith("\nAgent: builder\nModel: claude-x\n");
        assertThat(text.body())
                .contains("> Make the header green")
                .contains("Changed two colours\\.")
                .contains("- src\\/new\\_file\\.py \\(added\\)")
                .contains("Made by the agent builder with the model claude\\-x (a model is set)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "![x](https://evil.example/pixel.png)",
                "[click](javascript:alert(1))",
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "@everyone look",
                "Fixes #12 and closes org/repo#3",
                "fixes https://github.com/org/repo/issues/12",
                "see !7 ~bug %v1 &3 $5 GH-12",
                "/close\n/assign @me\n/merge",
                "```\n/close\n```",
                "<!-- hidden -->",
                "| a | b |\n|---|---|",
                "Title\n=====",
                "- [x] done",
                "<details><summary>x</summary>",
                "\\<b>\\",
                "`code` **bold** _it_ ~~gone~~",
                "http://evil.example www.evil.example a@evil.example"
            })
    @DisplayName("R8 what people and models say is shown as words: it orders, calls and loads nothing")
    void isSafeFromMarkdown(String words) {
        for (String markdown : List.of(of(words, "").body(), of("x", words).body())) {
            String theirs = markdown.replaceAll("(?m)^(###? .*|---|- .*|Made by .*)$", "");
            // Whatever could mean something stands behind a backslash, or before a gap.
            assertThat(theirs.replaceAll("\\\\[!-/:-@\\[-`{-~]", ""))
                    .doesNotContainPattern("[`*_\\[\\]<|~]")
                    .doesNotContainPattern("(?m)^(> )?/")
                    .doesNotContain("://");
            assertThat(theirs.replace("\\", "")).doesNotContainPattern("[@#!%~&$](?=[\\p{L}\\p{N}])");
        }
    }

    @Test
    @DisplayName("R8 a commit message takes no trailers, orders or references from what people and models say")
    void keepsCommitMessagesOurs() {
        ChangeText text = of(
                "Fix it [skip ci]\n\nCo-authored-by: Eve <eve@evil.example>\nSigned-off-by: Eve <eve@evil.example>",
                "Fixes #12\u0000\u202E\n\nskip-checks: true");

        assertThat(text.title()).doesNotContain("[skip ci]");
        assertThat(text.commitMessage())
                .doesNotContain("[skip ci]")
                .doesNotContain("#12")
                .doesNotContain("skip-checks")
                .doesNotContain("\u0000")
                .doesNotContain("\u202E")
                .doesNotContainPattern("(?m)^(Co-authored-by|Signed-off-by)");
    }

    @Test
    @DisplayName("R8 endless words and files are cut")
    void isBounded() {
        List<Change> many = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            many.add(new Change(Change.Kind.ADDED, SourcePath.of("f" + i), Optional.empty(), 1, 0, false));
        }
        ChangeText text = new ChangeText(
                "u1", "word ".repeat(100_000), "*".repeat(1_000_000), "a".repeat(10_000), Optional.empty(), "", many);

        assertThat(text.title().length()).isLessThanOrEqualTo(72);
        assertThat(text.body().length()).isLessThan(65_000);
        assertThat(text.body()).contains("and 4800 more");
        assertThat(text.branch().value().length()).isLessThan(70);
        assertThat(of("", "").title()).isEqualTo("Change");
    }
}
