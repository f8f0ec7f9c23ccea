package dev.atelier.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.atelier.core.fault.Unforeseen;
import dev.atelier.core.image.Samples;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.Outcome;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.source.FileEdit;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import dev.atelier.core.tenant.Actor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** S6: a data directory on a disk that is really full. */
@Tag("slow")
@ExtendWith(TestDatabase.class)
@SuppressWarnings("NullAway.Init") // filled before each test
class FullDiskTest {
    private static final SourcePath APP = SourcePath.of("src/App.jsx");

    @TempDir
    Path directory;

    private final Database database;
    private Path home;
    private Engine engine;
    private Actor anna;
    private ProjectId project;

    FullDiskTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() throws Exception {
        home = Files.createDirectory(directory.resolve("home"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", home.toString());
        if (!mounted) {
            System.err.println("SKIPPED: no file system can be mounted here, so nothing is proven about a full disk");
        }
        assumeTrue(mounted);
        engine = EngineFixture.start(directory, database, Map.of("ATELIER_WORKERS", "1"));
        anna = EngineFixture.person(database, "anna", "riverside");
        project = engine.projects().create(anna, "Mine").id();
    }

    @AfterEach
    void stop() throws Exception {
        if (engine != null) {
            engine.close();
        }
        run("umount", "--lazy", home.toString());
    }

    @Test
    @DisplayName("S6 what cannot be saved is a clear error, leaves everything as it was, and works once there is room")
    void full() throws Exception {
        byte[] before = engine.versions().file(anna, project, 1, APP);
        byte[] picture = Samples.png(60, 40);
        Path filler = fill();

        assertFull(() -> engine.editing()
                .save(
                        anna,
                        project,
                        new FileEdit.Write(
                                APP, new byte[100_000], engine.editing().hash(anna, project, APP))));
        assertFull(() -> engine.images().add(anna, project, "cat.png", new ByteArrayInputStream(picture)));
        assertFull(() -> engine.projects().create(anna, "Another"));
        RunId failed = engine.projects().ask(anna, project, "make a to-do list");
        assertThat(outcome(failed))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        outcome -> assertThat(outcome.fault().code()).isEqualTo("storage_failed"));

        assertThat(engine.projects().list(anna)).extracting(Project::id).containsExactly(project);
        assertThat(engine.versions().list(anna, project)).hasSize(1);
        assertThat(engine.versions().file(anna, project, 1, APP)).isEqualTo(before);
        assertThat(engine.images().list(anna, project)).isEmpty();

        Files.delete(filler);
        assertThat(outcome(engine.projects().ask(anna, project, "make a to-do list")))
                .isInstanceOf(Outcome.Completed.class);
        assertThat(engine.versions().list(anna, project)).hasSize(2);
    }

    private Outcome outcome(RunId run) {
        await().until(() -> engine.runs().get(anna, run).outcome().isPresent());
        return engine.runs().events(anna, run, 0, 1000).stream()
                .map(LoggedEvent::event)
                .filter(RunEvent.RunEnded.class::isInstance)
                .map(event -> ((RunEvent.RunEnded) event).outcome())
                .findFirst()
                .orElseThrow();
    }

    /** Takes the last byte. */
    private Path fill() throws IOException {
        Path filler = home.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            for (int size = 1 << 20; size > 0; size = size > 4096 ? 4096 : size / 2) {
                fill(out, new byte[size]);
            }
        }
        return filler;
    }

    private static void fill(OutputStream out, byte[] block) {
        try {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // that is the point
        }
    }

    private static void assertFull(ThrowingCallable action) {
        assertThat(catchThrowable(action))
                .satisfies(thrown -> assertThat(Unforeseen.faultOf(thrown))
                        .hasValueSatisfying(fault -> assertThat(fault.code()).isEqualTo("storage_failed")));
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
