package dev.atelier.core.agent.rules.chores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Real sources of this machine, changed, and looked at by the language's own compiler. */
public final class Corpus {
    private static final long LARGEST = 60_000;

    private final List<Path> sources;

    private Corpus(List<Path> sources) {
        this.sources = sources;
    }

    /** The sources below a directory, in a fixed order; skips the test loudly where there are not enough. */
    public static Corpus below(Optional<Path> directory, String extension, int most) throws IOException {
        assumeTrue(directory.isPresent(), "SKIPPED: no sources of that language on this machine");
        try (Stream<Path> files = Files.walk(directory.get())) {
            List<Path> found = files.filter(file -> file.toString().endsWith(extension) && isReadable(file))
                    .sorted()
                    .toList();
            int step = Math.max(1, found.size() / most);
            List<Path> chosen = new ArrayList<>();
            for (int i = 0; i < found.size() && chosen.size() < most; i += step) {
                chosen.add(found.get(i));
            }
            assumeTrue(chosen.size() >= 200, "SKIPPED: only " + chosen.size() + " sources on this machine");
            return new Corpus(chosen);
        }
    }

    /** Writes each source as it was and as it becomes, in pairs {@code n.old} and {@code n.new}; asserts that a second time changes nothing. */
    public int change(UnaryOperator<String> change, Path directory) throws IOException {
        int changed = 0;
        for (int i = 0; i < sources.size(); i++) {
            String before = Files.readString(sources.get(i));
            String after = change.apply(before);
            assertThat(change.apply(after)).as("again: %s", sources.get(i)).isEqualTo(after);
            changed += after.equals(before) ? 0 : 1;
            Files.writeString(directory.resolve(i + ".old"), before);
            Files.writeString(directory.resolve(i + ".new"), after);
        }
        return changed;
    }

    /** Runs a program that prints what is wrong with the pairs, one line each; nothing when all is well. */
    public static String judge(Path directory, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean isReadable(Path file) {
        try {
            return Files.isRegularFile(file)
                    && Files.size(file) < LARGEST
                    && !Files.readString(file).isEmpty();
        } catch (MalformedInputException e) {
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
