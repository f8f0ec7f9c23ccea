package dev.atelier.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.run.RunState;
import dev.atelier.core.source.ContentHash;
import dev.atelier.core.source.FileEdit;
import dev.atelier.core.source.FileEntry;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestDatabase.class)
@SuppressWarnings("NullAway.Init") // filled before each test
@Tag("slow")
class EditingTest {
    private static final SourcePath APP = SourcePath.of("src/App.jsx");
    private static final SourcePath NEW = SourcePath.of("src/New.jsx");
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @TempDir
    Path directory;

    private final Database database;
    private Engine engine;
    private Editing editing;
    private Actor anna;
    private ProjectId project;

    EditingTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void given_a_project() {
        engine = EngineFixture.start(directory, database, Map.of("ATELIER_WORKERS", "0"));
        editing = engine.editing();
        anna = EngineFixture.person(database, "anna" + PEOPLE.incrementAndGet(), "riverside");
        project = engine.projects().create(anna, "Mine").id();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    @DisplayName("B6 B8 X7 a saved file is there at once, and is the next version, made by who saved it")
    void save() {
        Version version = editing.save(anna, project, write(APP, "mine\n", hash(APP)));

        assertThat(version.number()).isEqualTo(2);
        assertThat(version.summary()).isEqualTo("Edit src/App.jsx");
        assertThat(version.by()).isEqualTo(anna.member());
        assertThat(now(APP)).isEqualTo("mine\n");
        assertThat(engine.versions().file(anna, project, 2, APP)).asString().isEqualTo("mine\n");
        assertThat(engine.projects().get(anna, project).version()).isEqualTo(2);
    }

    @Test
    @DisplayName("S7 every listener hears of a saved file, as of what a run does")
    void events() {
        RunId run = editing.save(anna, project, write(APP, "mine\n", hash(APP)))
                .run()
                .orElseThrow();

        assertThat(engine.runs().events(anna, run, 0, 100))
                .extracting(event -> event.type())
                .containsExactly("asked", "claimed", "file_changed", "checkpoint_saved", "answered", "run_ended");
        assertThat(engine.runs().get(anna, run).outcome()).contains("completed");
    }

    @Test
    @DisplayName("B6 files are added, renamed and deleted; each is a version")
    void add_rename_delete() {
        editing.save(anna, project, write(NEW, "new\n", Optional.empty()));
        SourcePath moved = SourcePath.of("src/parts/Moved.jsx");
        editing.save(anna, project, new FileEdit.Rename(NEW, moved, hash(NEW).orElseThrow()));
        assertThat(now(moved)).isEqualTo("new\n");
        editing.save(anna, project, new FileEdit.Delete(moved, hash(moved).orElseThrow()));

        assertThat(editing.list(anna, project))
                .extracting(FileEntry::path)
                .contains(APP)
                .doesNotContain(NEW, moved);
        assertThat(engine.versions().list(anna, project))
                .extracting(Version::summary)
                .startsWith("Delete src/parts/Moved.jsx", "Rename a file to src/parts/Moved.jsx", "Add src/New.jsx");
    }

    @Test
    @DisplayName("S8 a file that changed since it was opened is not overwritten, renamed or deleted")
    void changed_meanwhile() {
        Optional<ContentHash> opened = hash(APP);
        editing.save(anna, project, write(APP, "theirs\n", opened));

        assertRefused("file_changed", () -> editing.save(anna, project, write(APP, "mine\n", opened)));
        assertRefused(
                "file_changed", () -> editing.save(anna, project, new FileEdit.Delete(APP, opened.orElseThrow())));
        assertRefused(
                "file_changed", () -> editing.save(anna, project, new FileEdit.Rename(APP, NEW, opened.orElseThrow())));
        assertThat(now(APP)).isEqualTo("theirs\n");
        assertThat(engine.versions().list(anna, project)).hasSize(2);
        assertThat(engine.runs().list(anna, project, 10))
                .as("a refused edit leaves no run")
                .hasSize(1);
    }

    @Test
    @DisplayName("S8 a file that was deleted meanwhile does not come back by itself")
    void deleted_meanwhile() {
        Optional<ContentHash> opened = hash(APP);
        editing.save(anna, project, new FileEdit.Delete(APP, opened.orElseThrow()));

        assertRefused("file_changed", () -> editing.save(anna, project, write(APP, "mine\n", opened)));
        editing.save(anna, project, write(APP, "mine\n", Optional.empty()));
        assertThat(now(APP)).isEqualTo("mine\n");
    }

    @Test
    @DisplayName("S8 what appears where a new file was to be is not overwritten")
    void taken() {
        assertRefused("path_taken", () -> editing.save(anna, project, write(APP, "mine\n", Optional.empty())));
        SourcePath index = SourcePath.of("index.html");
        assertRefused(
                "path_taken",
                () -> editing.save(
                        anna,
                        project,
                        new FileEdit.Rename(index, APP, hash(index).orElseThrow())));
        assertRefused(
                "not_a_file",
                () -> editing.save(anna, project, write(SourcePath.of("src"), "a file", Optional.empty())));
    }

    @Test
    @DisplayName("X7 B6 a folder is moved and deleted with all that is in it, each as one version")
    void folders() {
        SourcePath parts = SourcePath.of("src/parts");
        SourcePath moved = SourcePath.of("lib/pieces");
        editing.save(anna, project, write(SourcePath.of("src/parts/a.js"), "a\n", Optional.empty()));
        editing.save(anna, project, write(SourcePath.of("src/parts/deep/b.js"), "b\n", Optional.empty()));
        int before = engine.versions().list(anna, project).size();
        assertThat(editing.folder(anna, project, parts).files()).isEqualTo(2);

        editing.save(anna, project, new FileEdit.RenameFolder(parts, moved, folder(parts)));

        assertThat(now(SourcePath.of("lib/pieces/deep/b.js"))).isEqualTo("b\n");
        assertRefused("not_found", () -> folder(parts));
        editing.save(anna, project, new FileEdit.DeleteFolder(moved, folder(moved)));
        assertRefused("not_found", () -> folder(moved));
        assertThat(now(APP)).as("what lies beside it stays").isNotEmpty();
        assertThat(engine.versions().list(anna, project))
                .hasSize(before + 2)
                .extracting(Version::summary)
                .startsWith("Delete lib/pieces/", "Rename a folder to lib/pieces/");
    }

    @Test
    @DisplayName("X7 S8 a folder in which anything changed since it was looked at is neither moved nor deleted")
    void folder_changed_meanwhile() {
        SourcePath src = SourcePath.of("src");
        ContentHash seen = folder(src);
        editing.save(anna, project, write(NEW, "theirs\n", Optional.empty()));
        SourcePath to = SourcePath.of("code");

        assertRefused("file_changed", () -> editing.save(anna, project, new FileEdit.DeleteFolder(src, seen)));
        assertRefused("file_changed", () -> editing.save(anna, project, new FileEdit.RenameFolder(src, to, seen)));
        RunId waiting = engine.projects().ask(anna, project, "a page");
        assertRefused(
                "run_in_progress", () -> editing.save(anna, project, new FileEdit.DeleteFolder(src, folder(src))));
        engine.runs().cancel(anna, waiting);
        assertThat(now(NEW)).isEqualTo("theirs\n");
    }

    @ParameterizedTest
    @CsvSource({
        "src/inner, bad_path",
        "index.html, path_taken",
        "src, path_taken",
        "target, generated_path",
        "dist/src, generated_path",
        "hidden/src, ignored_path"
    })
    @DisplayName("X7 a folder is not moved into itself, over something, or to where it would not be kept")
    void folder_to_nowhere(String to, String code) {
        editing.save(anna, project, write(SourcePath.of(".gitignore"), "hidden/\n", hash(SourcePath.of(".gitignore"))));
        SourcePath src = SourcePath.of("src");
        int files = editing.folder(anna, project, src).files();

        assertRefused(
                code,
                () -> editing.save(anna, project, new FileEdit.RenameFolder(src, SourcePath.of(to), folder(src))));

        assertThat(editing.folder(anna, project, src).files()).isEqualTo(files);
    }

    @Test
    @DisplayName("X7 what no version has is not deleted with its folder, for it could not be had back")
    void folder_with_ignored_files() throws IOException {
        editing.save(anna, project, write(SourcePath.of(".gitignore"), "*.key\n", hash(SourcePath.of(".gitignore"))));
        Path key =
                directory.resolve("home/projects").resolve(project.toString()).resolve("src/my.key");
        Files.writeString(key, "mine\n");
        SourcePath src = SourcePath.of("src");

        editing.save(anna, project, new FileEdit.DeleteFolder(src, folder(src)));

        assertThat(key).hasContent("mine\n");
        assertThat(editing.list(anna, project))
                .noneMatch(file -> file.path().value().startsWith("src/"));
    }

    @Test
    @DisplayName("S8 nothing is saved while a run waits or works, and the text is still the caller's")
    void busy() {
        RunId waiting = engine.projects().ask(anna, project, "a page");

        assertRefused("run_in_progress", () -> editing.save(anna, project, write(APP, "mine\n", hash(APP))));
        assertRefused("run_in_progress", () -> engine.versions().restoreFile(anna, project, 1, APP));
        engine.runs().cancel(anna, waiting);

        assertThat(editing.save(anna, project, write(APP, "mine\n", hash(APP))).number())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("A save that is repeated because its answer was lost succeeds, and makes no second version")
    void repeated() {
        FileEdit edit = write(APP, "mine\n", hash(APP));
        editing.save(anna, project, edit);

        assertThat(editing.save(anna, project, edit).number()).isEqualTo(2);
        assertThat(engine.runs().list(anna, project, 10)).hasSize(1);
    }

    @Test
    @DisplayName("S1 what reached the disk but no version, because the platform died, is a version with the next save")
    void cut_off_after_writing() throws IOException {
        Path file =
                directory.resolve("home/projects").resolve(project.toString()).resolve("src/App.jsx");
        Files.writeString(file, "mine\n");

        assertThat(editing.save(anna, project, write(APP, "mine\n", Optional.empty()))
                        .number())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("S1 a save that the platform died in is taken over: what was written is kept, and the project goes on")
    void taken_over() throws IOException {
        var unused = engine.runs()
                .begin(
                        anna,
                        project,
                        new dev.atelier.core.run.Ask.Edit(APP.value(), RunEvent.FileChanged.Kind.MODIFIED));
        Files.writeString(
                directory.resolve("home/projects").resolve(project.toString()).resolve("src/App.jsx"), "mine\n");
        database.change(entities -> entities.createNativeQuery("UPDATE run SET lease_until = '2000-01-01'")
                .executeUpdate());
        engine.close();

        engine = EngineFixture.start(directory, database, Map.of("ATELIER_WORKERS", "1"));

        Awaitility.await()
                .until(() -> engine.runs().list(anna, project, 1).getFirst().state() == RunState.ENDED);
        assertThat(engine.versions().file(anna, project, 2, APP)).asString().isEqualTo("mine\n");
    }

    @Test
    @DisplayName("B8 one file is had back from an earlier version, and the others stay")
    void restore_file() {
        String first = now(APP);
        SourcePath index = SourcePath.of("index.html");
        editing.save(anna, project, write(APP, "mine\n", hash(APP)));
        editing.save(anna, project, write(index, "<p>mine</p>\n", hash(index)));
        editing.save(anna, project, write(NEW, "new\n", Optional.empty()));
        engine.close();
        engine = EngineFixture.start(directory, database, Map.of("ATELIER_WORKERS", "1"));
        editing = engine.editing();

        awaitEnd(engine.versions().restoreFile(anna, project, 1, APP));
        awaitEnd(engine.versions().restoreFile(anna, project, 1, NEW));

        assertThat(now(APP)).isEqualTo(first);
        assertThat(now(index)).isEqualTo("<p>mine</p>\n");
        assertThat(hash(NEW)).as("it was not there then").isEmpty();
        assertThat(engine.versions().list(anna, project))
                .extracting(Version::summary)
                .startsWith("Restore src/New.jsx from version 1", "Restore src/App.jsx from version 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"node_modules/x.js", "dist/../../x", "/etc/passwd", "a\u202Eb.js", ".git/config"})
    @DisplayName("A path that is none, or is not kept, is a clear error")
    void bad_paths(String path) {
        assertThatThrownBy(() -> editing.save(anna, project, write(SourcePath.of(path), "x", Optional.empty())))
                .isInstanceOf(FaultException.class);
        assertThat(engine.versions().list(anna, project)).hasSize(1);
    }

    @Test
    @DisplayName("X4 whoever may only look reads files and saves none")
    void viewer() {
        Actor viewer = anna.narrowedTo(Right.READ);

        assertThat(editing.read(viewer, project, APP).content()).isNotEmpty();
        assertRefused("forbidden", () -> editing.save(viewer, project, write(APP, "mine\n", hash(APP))));
        assertRefused("forbidden", () -> engine.versions().restoreFile(viewer, project, 1, APP));
    }

    @Test
    @DisplayName("B8 the timeline says who made which version, and how much it changed")
    void timeline() {
        editing.save(anna, project, write(APP, "one\ntwo\n", hash(APP)));

        List<TimelineEntry> entries = engine.timeline().newest(anna, project, 10);

        assertThat(entries).extracting(entry -> entry.version().number()).containsExactly(2, 1);
        assertThat(entries.getFirst().by()).isEqualTo(anna.name());
        assertThat(entries.getFirst().size())
                .hasValueSatisfying(size -> assertThat(size.added()).isEqualTo(2));
        assertThat(entries.getLast().size()).isEmpty();
        assertThat(engine.timeline().newest(anna, project, 1)).hasSize(1);
    }

    @Test
    @DisplayName("B8 somebody who comes back is told what others made meanwhile, until they have seen it")
    void news() {
        Actor ben = EngineFixture.person(database, "ben" + PEOPLE.incrementAndGet(), "riverside");
        assertThat(engine.visits().news(ben, project)).as("never been here").isEmpty();
        engine.visits().seen(ben, project);
        assertThat(engine.visits().news(ben, project)).isEmpty();

        editing.save(anna, project, write(APP, "one\n", hash(APP)));
        editing.save(anna, project, write(APP, "two\n", hash(APP)));

        News news = engine.visits().news(ben, project).orElseThrow();
        assertThat(news.versions()).isEqualTo(2);
        assertThat(news.seen()).isEqualTo(1);
        assertThat(news.newest()).isEqualTo(3);
        assertThat(news.by()).containsExactly(anna.name());
        assertThat(news.endedRuns()).isEqualTo(2);
        assertThat(engine.visits().news(ben, project))
                .as("asking is not seeing")
                .isPresent();
        engine.visits().seen(ben, project);
        assertThat(engine.visits().news(ben, project)).isEmpty();
    }

    private void awaitEnd(RunId run) {
        Awaitility.await().until(() -> engine.runs().get(anna, run).state() == RunState.ENDED);
        assertThat(engine.runs().get(anna, run).outcome()).contains("completed");
    }

    private String now(SourcePath path) {
        return new String(editing.read(anna, project, path).content(), StandardCharsets.UTF_8);
    }

    private ContentHash folder(SourcePath path) {
        return editing.folder(anna, project, path).hash();
    }

    private Optional<ContentHash> hash(SourcePath path) {
        return editing.hash(anna, project, path);
    }

    private static FileEdit write(SourcePath path, String content, Optional<ContentHash> expected) {
        return new FileEdit.Write(path, content.getBytes(StandardCharsets.UTF_8), expected);
    }

    private static void assertRefused(String code, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().code()).isEqualTo(code));
    }
}
