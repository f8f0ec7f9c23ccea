package dev.atelier.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "*.log          | a.log        | true",
                "*.log          | x/y/a.log    | true",
                "*.log          | a.log.txt    | false",
                "/a.txt         | a.txt        | true",
                "/a.txt         | x/a.txt      | false",
                "x/a.txt        | x/a.txt      | true",
                "x/a.txt        | y/x/a.txt    | false",
                "**/a.txt       | a.txt        | true",
                "**/a.txt       | x/y/a.txt    | true",
                "x/**           | x/y/z        | true",
                "x/**           | x            | false",
                "x/**/z         | x/z          | true",
                "x/**/z         | x/a/b/z      | true",
                "x/*/z          | x/a/b/z      | false",
                "x/*            | x/a          | true",
                "a?c            | abc          | true",
                "a?c            | a/c          | false",
                "[a-c].txt      | b.txt        | true",
                "[!a-c].txt     | b.txt        | false",
                "[^a-c].txt     | d.txt        | true",
                "[]].txt        | ].txt        | true",
                "[abc           | [abc         | false",
                "\\#a           | #a           | true",
                "\\!a           | !a           | true",
                "# comment      | # comment    | false",
                "a\\*           | a*           | true",
                "a\\*           | ab           | false",
                "build/         | build        | false",
                "*a*b*c         | xxaxxbxxc    | true",
                "*a*b*c         | xxaxxbxxcx   | false",
            })
    void readsAPatternAsGitDoes(String pattern, String path, boolean ignored) {
        Ignores ignores = Ignores.none().with(pattern.getBytes(StandardCharsets.UTF_8), 0);

        assertThat(ignores.ignores(List.of(path.split("/")), false)).isEqualTo(ignored);
    }

    @Test
    void theLastRuleThatSpeaksOfAPathDecides() {
        Ignores top = Ignores.none().with("*.log\n!keep.log\n".getBytes(StandardCharsets.UTF_8), 0);
        Ignores sub = top.with("/keep.log\n!a.log".getBytes(StandardCharsets.UTF_8), 1);

        assertThat(top.ignores(List.of("a.log"), false)).isTrue();
        assertThat(top.ignores(List.of("keep.log"), false)).isFalse();
        assertThat(sub.ignores(List.of("sub", "keep.log"), false)).isTrue();
        assertThat(sub.ignores(List.of("sub", "x", "keep.log"), false)).isFalse();
        assertThat(sub.ignores(List.of("sub", "a.log"), false)).isFalse();
    }

    @Test
    @DisplayName("B8 ignores exactly what Git ignores, on thousands of random patterns")
    void agreesWithGit(@TempDir Path directory) throws IOException, InterruptedException {
        assumeTrue(Commands.haveGit());
        Commands.run(directory, "git", "init", "-q");
        Random random = new Random(42);
        for (int round = 0; round < 60; round++) {
            List<String> rules = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                rules.add(randomRule(random));
            }
            List<String> paths = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                paths.add(randomPath(random));
            }
            Files.write(directory.resolve(".gitignore"), rules);
            assertThat(paths.stream().filter(path -> isIgnored(rules, path)).toList())
                    .as("ignored by %s", rules)
                    .isEqualTo(ignoredByGit(directory, paths));
        }
    }

    /** As the walk asks: from the top down, and not below what is ignored. */
    private static boolean isIgnored(List<String> rules, String path) {
        Ignores ignores = Ignores.none().with(String.join("\n", rules).getBytes(StandardCharsets.UTF_8), 0);
        List<String> parts = List.of(path.split("/"));
        for (int i = 1; i < parts.size(); i++) {
            if (ignores.ignores(parts.subList(0, i), true)) {
                return true;
            }
        }
        return ignores.ignores(parts, false);
    }

    private static List<String> ignoredByGit(Path directory, List<String> paths)
            throws IOException, InterruptedException {
        byte[] input = String.join("\n", paths).getBytes(StandardCharsets.UTF_8);
        String output = Commands.tryToRun(directory, input, "git", "check-ignore", "--no-index", "--stdin")
                .output();
        return output.lines().toList();
    }

    private static String randomRule(Random random) {
        String[] pieces = {"a", "b", "*", "?", "**", "/", "/", "[ab]", "[!a]", "\\a", "ab", "**/", "/**", "a*"};
        StringBuilder rule = new StringBuilder(random.nextInt(5) == 0 ? "!" : "");
        for (int i = random.nextInt(5) + 1; i > 0; i--) {
            rule.append(pieces[random.nextInt(pieces.length)]);
        }
        String text = rule.append(random.nextInt(4) == 0 ? "/" : "").toString();
        // Git reads two stars within a name in a way of its own, depending on what is before them.
        return text.matches(".*([^/!]\\*\\*|\\*\\*[^/]).*") ? randomRule(random) : text;
    }

    private static String randomPath(Random random) {
        String[] names = {"a", "b", "ab", "ba", "aab", "abc", "bb"};
        List<String> parts = new ArrayList<>();
        for (int i = random.nextInt(4) + 1; i > 0; i--) {
            parts.add(names[random.nextInt(names.length)]);
        }
        return String.join("/", parts);
    }
}
