package dev.atelier.core.agent.rules.chores.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.agent.rules.chores.Corpus;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Python's own library, changed, and parsed by Python. */
@Tag("slow")
class PythonCorpusTest {
    @TempDir
    private Path pairs;

    @ParameterizedTest
    @CsvSource({"hints", "docs", "errors"})
    @DisplayName("X-R3 R5 sources parse after a change, mean what they meant, and are left alone the second time")
    void every_source_still_means_the_same(String kind) throws IOException, InterruptedException, URISyntaxException {
        Corpus corpus = Corpus.below(library(), ".py", 400);

        int changed = corpus.change(change(kind), pairs);

        Path judge = Path.of(
                Objects.requireNonNull(Corpus.class.getResource("judge.py")).toURI());
        assertThat(changed).isGreaterThan(20);
        assertThat(Corpus.judge(pairs, List.of("python3", judge.toString(), kind)))
                .isEmpty();
    }

    private static UnaryOperator<String> change(String kind) {
        return switch (kind) {
            case "hints" -> PythonChores::typeHints;
            case "docs" -> PythonChores::docstrings;
            default -> PythonChores::errorHandling;
        };
    }

    private static Optional<Path> library() throws IOException {
        Path lib = Path.of("/usr/lib");
        if (!Files.isDirectory(lib)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(lib)) {
            return versions.filter(path -> path.getFileName().toString().matches("python3\\.\\d+"))
                    .sorted()
                    .findFirst();
        }
    }
}
