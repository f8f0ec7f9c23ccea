package dev.atelier.core.source;

import static dev.atelier.core.source.SourceFixture.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sandboxed code swaps a directory for a link to somewhere else, all the time, while the platform works in it. */
class SwapTest {
    private static final int ROUNDS = 2000;

    @TempDir
    Path base;

    SourceFixture fixture;
    Path secret;
    private Swapper swapper;

    @BeforeEach
    void create() throws IOException {
        fixture = new SourceFixture(base);
        secret = Files.writeString(fixture.outside.resolve("file.txt"), "secret");
        fixture.plant("src/file.txt", "inside");
        fixture.plantLink("link", fixture.outside);
        swapper = new Swapper(fixture.root);
    }

    @AfterEach
    void nothingOutsideWasTouched() throws IOException, InterruptedException {
        swapper.stop();
        fixture.close();
        assertThat(swapper.swaps.get()).as("swaps made meanwhile").isGreaterThan(100);
        assertThat(secret).hasContent("secret");
        try (var outside = Files.list(fixture.outside)) {
            assertThat(outside).containsExactly(secret);
        }
    }

    @Test
    @DisplayName("X16 reading never gets what lies behind a link that is swapped in")
    void readsOnlyInside() {
        swapper.start();
        for (int i = 0; i < ROUNDS || swapper.swaps.get() <= 100; i++) {
            attempt(() -> assertThat(fixture.read("src/file.txt")).isNotEqualTo("secret"));
        }
    }

    @Test
    @DisplayName("X16 writing never reaches what lies behind a link that is swapped in")
    void writesOnlyInside() {
        swapper.start();
        for (int i = 0; i < ROUNDS / 2 || swapper.swaps.get() <= 100; i++) {
            attempt(() -> fixture.write("src/file.txt", "mine"));
            attempt(() -> fixture.write("src/new/other.txt", "mine"));
            attempt(() -> fixture.tree.files().delete(path("src/new/other.txt")));
            attempt(() -> fixture.tree.files().rename(path("src/file.txt"), path("src/moved.txt")));
            attempt(() -> fixture.tree.files().rename(path("src/moved.txt"), path("src/file.txt")));
        }
    }

    @Test
    @DisplayName("X16 no version holds what lies behind a link that is swapped in, and no restore writes there")
    void keepsAndRestoresOnlyInside() {
        CommitId first = fixture.checkpoint("first");
        swapper.start();
        for (int i = 0; i < ROUNDS / 20 || swapper.swaps.get() <= 100; i++) {
            int round = i;
            attempt(() -> fixture.write("src/file.txt", "round " + round));
            attempt(() -> fixture.tree.checkpoint("round", SourceFixture.ANN));
            attempt(() -> fixture.tree.restore(first));
        }
        for (Commit version : fixture.tree.log(ROUNDS)) {
            assertThat(fixture.contentOf(version.id()).values()).doesNotContain("secret");
        }
    }

    /** What the swapping makes impossible is a fault; anything else is a mistake. */
    private static void attempt(Runnable action) {
        try {
            action.run();
        } catch (FaultException e) {
            assertThat(e.fault().code()).isNotEqualTo("project_busy");
        }
    }

    private static final class Swapper {
        final AtomicInteger swaps = new AtomicInteger();
        private final Path directory;
        private final Path link;
        private final Path aside;
        private final Thread thread = new Thread(this::swap, "swapper");
        private volatile boolean stopped;

        Swapper(Path root) {
            directory = root.resolve("src");
            link = root.resolve("link");
            aside = root.resolve("aside");
        }

        void start() {
            thread.start();
        }

        void stop() throws InterruptedException {
            stopped = true;
            thread.join();
        }

        private void swap() {
            while (!stopped) {
                try {
                    Files.move(directory, aside, StandardCopyOption.ATOMIC_MOVE);
                    Files.move(link, directory, StandardCopyOption.ATOMIC_MOVE);
                    Thread.onSpinWait();
                    Files.move(directory, link, StandardCopyOption.ATOMIC_MOVE);
                    Files.move(aside, directory, StandardCopyOption.ATOMIC_MOVE);
                    swaps.incrementAndGet();
                } catch (IOException e) {
                    putBack();
                }
            }
        }

        /** The platform made, replaced or removed one of the names meanwhile, as it may. */
        private void putBack() {
            try {
                if (!Files.isSymbolicLink(link)) {
                    Files.deleteIfExists(link);
                    Files.createSymbolicLink(
                            link, directory.resolveSibling("../../outside").normalize());
                }
                if (Files.isSymbolicLink(directory)) {
                    Files.delete(directory);
                }
                Files.createDirectories(directory);
                if (Files.exists(aside)) {
                    Files.deleteIfExists(aside.resolve("file.txt"));
                    Files.deleteIfExists(aside.resolve("moved.txt"));
                    Files.deleteIfExists(aside.resolve("new/other.txt"));
                    Files.deleteIfExists(aside.resolve("new"));
                    Files.deleteIfExists(aside);
                }
                Files.writeString(directory.resolve("file.txt"), "inside");
            } catch (IOException e) {
                // The platform was at it in the same moment; the next round tries again.
                Thread.onSpinWait();
            }
        }
    }
}
