package dev.atelier.core.agent.rules.chores.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.agent.rules.chores.Corpus;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sources of npm, changed, and parsed by Node. */
@Tag("slow")
class JavaScriptCorpusTest {
    @TempDir
    private Path pairs;

    @Test
    @DisplayName("X-R3 R5 sources parse after a change and are left alone the second time")
    void every_source_still_parses() throws IOException, InterruptedException, URISyntaxException {
        Corpus corpus = Corpus.below(npm(), ".js", 400);

        int changed = corpus.change(JavaScriptChores::docComments, pairs);

        Path judge = Path.of(
                Objects.requireNonNull(Corpus.class.getResource("judge.cjs")).toURI());
        assertThat(changed).isGreaterThan(50);
        assertThat(Corpus.judge(pairs, List.of("node", judge.toString()))).isEmpty();
    }

    private static Optional<Path> npm() {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, "../lib/node_modules/npm").normalize())
                .filter(Files::isDirectory)
                .findFirst();
    }
}
