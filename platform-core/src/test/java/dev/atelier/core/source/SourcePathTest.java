package dev.atelier.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import java.text.Normalizer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePathTest {

    @ParameterizedTest
    @DisplayName("B6 a path may have any name that is harmless")
    @ValueSource(
            strings = {
                "index.html",
                "src/App.tsx",
                "a/b/c/d/e/f.txt",
                "pages/[slug].tsx",
                "routes/$id.tsx",
                "app/(group)/@modal/page.tsx",
                "public/images/Größe \"ä\" 'b'.png",
                "日本語/ファイル.txt",
                "👩‍👩‍👧.png",
                "نمی‌خواهم.txt",
                ".gitignore",
                ".gitattributes",
                ".github/workflows/ci.yml",
                ".git-blame",
                "digit~1",
                "a.b..c",
                "...a",
                "-rf",
                "~",
                " leading",
                "con",
                "ab:c",
                "src/c:d"
            })
    void acceptsHarmlessNames(String text) {
        assertThat(SourcePath.of(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @DisplayName("T4 a path that is absolute, leaves the project or misleads is refused")
    @ValueSource(
            strings = {
                "",
                "/",
                "/etc/passwd",
                "//x",
                "a/",
                "a//b",
                ".",
                "..",
                "../x",
                "a/../b",
                "a/..",
                "./a",
                "a/./b",
                "a\\b",
                "..\\x",
                "C:/x",
                "C:x",
                "\\\\server\\share",
                "a\0b",
                "a\nb",
                "a\tb",
                "a\u007Fb",
                "a\u0085b",
                "a\u202Eb",
                "a\u2066b",
                "a\u200Eb",
                "a\uFEFFb",
                "a\u2028b",
                "a\u00ADb",
                "a\uFFFDb",
                "a\uD800b",
                "trailing.",
                "trailing ",
                "a./b",
                "a /b",
                "..."
            })
    void refusesDangerousPaths(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @DisplayName("T3 no spelling of .git that any system takes for it is accepted, at any level")
    @ValueSource(
            strings = {
                ".git",
                ".GIT",
                ".Git",
                ".gIt/config",
                "a/.git/hooks/pre-commit",
                "git~1",
                "GIT~2/x",
                ".g\u200Cit",
                ".g\u200Dit/config",
                ".\u200Cgit",
                ".git\u200D",
                ".g\uFE0Fit",
                ".git::$INDEX_ALLOCATION",
                ".git::$INDEX_ALLOCATION/config",
                ".git:x",
                "\uFF0E\uFF47\uFF49\uFF54"
            })
    void refusesEverySpellingOfTheGitDirectory(String text) {
        assertRefused(text);
    }

    @Test
    void bringsPathsIntoNormalFormC() {
        String decomposed = Normalizer.normalize("Größe/é.txt", Normalizer.Form.NFD);

        assertThat(SourcePath.of(decomposed)).isEqualTo(SourcePath.of("Größe/é.txt"));
    }

    @Test
    void refusesAPathThatClaimsToBeNormalAndIsNot() {
        String decomposed = Normalizer.normalize("é", Normalizer.Form.NFD);

        assertThatThrownBy(() -> new SourcePath(decomposed)).isInstanceOf(FaultException.class);
    }

    @Test
    void limitsTheLengthInBytes() {
        assertThat(SourcePath.of("ä".repeat(127)).name()).hasSize(127);
        assertRefused("ä".repeat(128));
        assertThat(SourcePath.of("a/".repeat(60) + "b".repeat(255)).segments()).hasSize(61);
        assertRefused("a/".repeat(64) + "b");
        assertRefused(("a".repeat(200) + "/").repeat(5) + "a".repeat(24));
        assertRefused("x".repeat(10_000_000));
    }

    @Test
    void knowsItsParts() {
        SourcePath path = SourcePath.of("src/ui/App.tsx");

        assertThat(path.name()).isEqualTo("App.tsx");
        assertThat(path.parent()).contains(SourcePath.of("src/ui"));
        assertThat(SourcePath.of("App.tsx").parent()).isEmpty();
    }

    @Test
    @DisplayName("R10 the message names the path without what is dangerous to print")
    void theMessageIsSafeToPrint() {
        assertThatThrownBy(() -> SourcePath.of("a\u001b[31m\nb")).isInstanceOfSatisfying(FaultException.class, e -> {
            assertThat(e.fault().message()).contains("\"a?[31m?b\"");
        });
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> SourcePath.of(text)).isInstanceOfSatisfying(FaultException.class, e -> {
            assertThat(e.fault().kind()).isEqualTo(FaultKind.USER);
            assertThat(e.fault().code()).isEqualTo("bad_path");
            assertThat(e.fault().message()).hasSizeLessThan(300);
        });
    }
}
