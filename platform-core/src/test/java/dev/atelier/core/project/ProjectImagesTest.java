package dev.atelier.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.image.ImageFormat;
import dev.atelier.core.image.Samples;
import dev.atelier.core.model.scripted.Misbehaviour;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.Script;
import dev.atelier.core.model.scripted.ScriptedModelServer;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import dev.atelier.core.tenant.Actor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Images of projects, with the whole engine: what happens to them when runs, restores and removals come in between. */
@ExtendWith(TestDatabase.class)
@Tag("slow")
class ProjectImagesTest {
    private static final byte[] CAT = Samples.png(40, 30);

    private final Database database;
    private Path home;
    private Path directory;
    private Engine engine;
    private ScriptedModelServer model;
    private Actor anna;
    private ProjectId project;

    @SuppressWarnings("NullAway.Init") // filled before each test
    ProjectImagesTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void given_a_project(@TempDir Path directory) throws IOException {
        this.directory = directory;
        home = directory.resolve("home");
        model = ScriptedModelServer.start(0, new Script(List.of(), Reply.text("Very nice.")));
        start(Map.of());
        anna = EngineFixture.person(database, "anna", "riverside");
        project = engine.projects().create(anna, "Mine").id();
    }

    @AfterEach
    void stop() {
        engine.close();
        model.close();
    }

    private void start(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "ATELIER_WORKERS", "1",
                "ATELIER_MODEL", "openai:gpt-4.1",
                "ATELIER_OPENAI_API_KEY", "key",
                "ATELIER_OPENAI_BASE_URL", model.address() + "/v1"));
        environment.putAll(more);
        engine = EngineFixture.start(directory, database, environment);
    }

    private void restart(Map<String, String> more) {
        engine.close();
        start(more);
    }

    private ProjectImage add(String name, byte[] bytes) {
        return engine.images().add(anna, project, name, new ByteArrayInputStream(bytes));
    }

    private void ask(String words, String... images) {
        engine.projects().askWithImages(anna, project, words, List.of(images));
        settle();
    }

    private void settle() {
        await().until(() -> !engine.runs().isBusy(anna, project));
    }

    private Path inWorkTree(String file) {
        return home.resolve("projects")
                .resolve(project.toString())
                .resolve("public/images")
                .resolve(file);
    }

    private int newest() {
        return engine.projects().get(anna, project).version();
    }

    private List<String> inVersion(int version) {
        return engine.versions().files(anna, project, version).stream()
                .map(SourcePath::value)
                .filter(path -> path.startsWith("public/images/"))
                .map(path -> path.substring("public/images/".length()))
                .toList();
    }

    private List<String> listed() {
        return engine.images().list(anna, project).stream()
                .map(image -> image.file().value())
                .toList();
    }

    private static String codeOf(Callable<?> attempt) {
        return catchThrowableOfType(FaultException.class, attempt::call).fault().code();
    }

    private String lastPrompt() {
        return model.lastRequest().body().toString();
    }

    private long blobs() throws IOException {
        Path root = home.resolve("blobs");
        if (!Files.exists(root)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    @DisplayName("B11 an image is among the files at once, and in the next version")
    void shown_and_kept() {
        ProjectImage image = add("My cat.PNG", CAT);

        assertThat(image.file().value()).isEqualTo("My-cat.png");
        assertThat(image.name()).isEqualTo("My cat.PNG");
        assertThat(image.width()).isEqualTo(40);
        assertThat(inWorkTree("My-cat.png")).hasBinaryContent(CAT);
        assertThat(inVersion(newest())).isEmpty();

        ask("put my cat at the top", "My-cat.png");

        assertThat(newest()).isEqualTo(2);
        assertThat(inVersion(2)).containsExactly("My-cat.png");
        assertThat(engine.versions().file(anna, project, 2, image.path())).isEqualTo(CAT);
        assertThat(listed()).containsExactly("My-cat.png");
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        engine.versions().export(anna, project, 2, zip);
        assertThat(zip.toString(StandardCharsets.ISO_8859_1)).contains("public/images/My-cat.png");
    }

    @Test
    @DisplayName("B11 a model that sees is sent the bytes, and every model the names and sizes")
    void the_model_sees() {
        add("cat.png", Samples.png(3000, 2000));
        add("dog.png", CAT);

        ask("use the first one", "cat.png");
        String seeing = lastPrompt();
        restart(Map.of("ATELIER_MODEL_IMAGES", "no"));
        ask("and the second one", "dog.png");
        String blind = lastPrompt();

        assertThat(seeing)
                .contains("public/images/cat.png (3000 × 2000 pixels)", "You see them here", "image_url")
                .contains("data:image/jpeg;base64,"
                        + Base64.getEncoder().encodeToString(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}))
                .hasSizeLessThan(400_000);
        assertThat(blind)
                .contains("public/images/dog.png (40 × 30 pixels)", "You cannot see them")
                .contains("with the images public/images/cat.png")
                .doesNotContain("image_url", "base64");
    }

    @Test
    @DisplayName("B11 an image that comes while a run waits or works is not lost and is of the next version")
    void while_busy() {
        restart(Map.of("ATELIER_WORKERS", "0"));
        engine.projects().ask(anna, project, "say something");

        add("cat.png", CAT);

        assertThat(inWorkTree("cat.png")).doesNotExist();
        assertThat(listed()).containsExactly("cat.png");
        restart(Map.of());
        settle();
        assertThat(inVersion(newest())).containsExactly("cat.png");
    }

    @Test
    @DisplayName("B11 S1 an image survives that an interrupted run starts over from the newest version")
    void starting_over() throws IOException {
        add("cat.png", CAT);
        Files.delete(inWorkTree("cat.png"));

        ask("go on");

        assertThat(inVersion(newest())).containsExactly("cat.png");
    }

    @Test
    @DisplayName("B13 removing takes the file out at once, out of the next version, and tells the agent once")
    void removed() throws IOException {
        add("cat.png", CAT);
        add("dog.png", Samples.jpeg(9, 9));
        ask("use both", "cat.png", "dog.jpg");

        engine.images().remove(anna, project, "cat.png");

        assertThat(inWorkTree("cat.png")).doesNotExist();
        assertThat(listed()).containsExactly("dog.jpg");
        assertThat(codeOf(() -> engine.images().read(anna, project, "cat.png"))).isEqualTo("not_found");
        assertThat(blobs()).as("its bytes are gone").isEqualTo(1);
        ask("what now?");
        assertThat(inVersion(newest())).containsExactly("dog.jpg");
        assertThat(lastPrompt()).contains("removed these images since the last turn", "public/images/cat.png");
        ask("and now?");
        assertThat(lastPrompt()).doesNotContain("removed these images");
    }

    @Test
    @DisplayName("B13 what is removed before it was sent leaves no trace, and its name is free again")
    void removed_before_sent() throws IOException {
        add("cat.png", CAT);

        engine.images().remove(anna, project, "cat.png");

        assertThat(inWorkTree("cat.png")).doesNotExist();
        assertThat(blobs()).isZero();
        assertThat(add("cat.png", CAT).file().value()).isEqualTo("cat.png");
    }

    @Test
    @DisplayName("B13 a name that a message has shown stays that image's, also when it is gone")
    void names_are_not_used_again() {
        add("cat.png", CAT);
        ask("look", "cat.png");
        engine.images().remove(anna, project, "cat.png");

        assertThat(add("CAT.png", CAT).file().value()).isEqualTo("CAT-2.png");
        assertThat(add("cat.png", CAT).file().value()).isEqualTo("cat-3.png");
    }

    @Test
    @DisplayName("B11 B13 uploads and removals while an agent works are of the version that its turn makes")
    void while_an_agent_works() throws IOException {
        add("old.png", CAT);
        ask("look", "old.png");
        model.close();
        model = ScriptedModelServer.start(Reply.wrong(new Misbehaviour.Hang(Duration.ofMinutes(1))));
        restart(Map.of());
        var run = engine.projects().ask(anna, project, "take your time");
        await().until(() -> !model.requests().isEmpty());

        add("new.png", CAT);
        engine.images().remove(anna, project, "old.png");

        assertThat(inWorkTree("new.png")).as("not under the agent's hands").doesNotExist();
        engine.runs().cancel(anna, run);
        settle();
        assertThat(inVersion(newest())).containsExactly("new.png");
        assertThat(listed()).containsExactly("new.png");
    }

    @Test
    @DisplayName("B8 B11 restoring an older version brings its images back, and keeps what was only uploaded")
    void restored() {
        add("cat.png", CAT);
        ask("look", "cat.png");
        int withCat = newest();
        engine.images().remove(anna, project, "cat.png");
        add("dog.png", Samples.png(9, 9));
        ask("look again");
        assertThat(listed()).containsExactly("dog.png");
        add("fresh.png", Samples.png(8, 8));

        engine.versions().restore(anna, project, withCat);
        settle();

        assertThat(inVersion(newest())).containsExactly("cat.png");
        assertThat(listed()).containsExactly("cat.png", "fresh.png");
        assertThat(engine.images().read(anna, project, "cat.png").bytes()).isEqualTo(CAT);
        assertThat(inWorkTree("fresh.png")).exists();
        assertThat(inWorkTree("dog.png")).doesNotExist();
        engine.versions().restore(anna, project, newest() - 1);
        settle();
        assertThat(listed()).containsExactlyInAnyOrder("dog.png", "fresh.png");
    }

    @Test
    @DisplayName("B11 an image that an agent draws is the project's too, and one that it deletes is not any more")
    void made_by_the_agent() throws IOException {
        Files.createDirectories(inWorkTree("x").getParent());
        Files.write(inWorkTree("drawn.svg"), Samples.svg("<rect/>"));
        Files.write(inWorkTree("page.png"), Samples.latin("<html>"));
        ask("thank you");

        assertThat(inVersion(newest())).containsExactly("drawn.svg", "page.png");
        assertThat(listed()).containsExactly("drawn.svg");
        assertThat(engine.images().get(anna, project, "drawn.svg").format()).isEqualTo(ImageFormat.SVG);
        Files.delete(inWorkTree("drawn.svg"));
        ask("and again");
        assertThat(listed()).isEmpty();
    }

    @Test
    @DisplayName("B12 three hundred at once: each is kept or refused with a reason, and none is lost")
    void three_hundred() throws Exception {
        restart(Map.of("ATELIER_IMAGES_PER_PROJECT", "250"));
        List<Callable<String>> uploads = new ArrayList<>();
        IntStream.range(0, 300)
                .forEach(i -> uploads.add(() -> {
                    try {
                        return add("cat.png", Samples.png(1 + i % 7, 1 + i))
                                .file()
                                .value();
                    } catch (FaultException e) {
                        return e.fault().code();
                    }
                }));

        List<String> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var answer : threads.invokeAll(uploads)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers.stream().filter("too_many_images"::equals)).hasSize(50);
        assertThat(listed()).hasSize(250).doesNotHaveDuplicates().contains("cat.png", "cat-2.png", "cat-250.png");
        assertThat(answers).containsAll(listed());
        assertThat(blobs()).isEqualTo(250);
        assertThat(inWorkTree("cat-250.png")).exists();
        try (Stream<Path> spool = Files.list(home.resolve("uploads"))) {
            assertThat(spool).isEmpty();
        }
    }

    @Test
    @DisplayName("B12 the workspace's quota counts what there is, and says what to do when it is full")
    void quota() {
        restart(Map.of("ATELIER_IMAGES_QUOTA_MB", "1"));
        byte[] large = Samples.svg("<desc>" + "a".repeat(600_000) + "</desc>");
        add("a.svg", large);

        FaultException full = catchThrowableOfType(FaultException.class, () -> add("b.svg", large));

        assertThat(full.fault().code()).isEqualTo("image_quota");
        assertThat(full).hasMessageContaining("1 MB").hasMessageContaining("Remove images");
        assertThat(listed()).containsExactly("a.svg");
        engine.images().remove(anna, project, "a.svg");
        assertThat(add("b.svg", large).file().value()).isEqualTo("b.svg");
    }

    @Test
    @DisplayName("B12 what is refused leaves nothing: no row, no bytes, no file")
    void refused() throws IOException {
        assertThat(codeOf(() -> add("cat.png", Samples.latin("<html>")))).isEqualTo("not_an_image");
        assertThat(codeOf(() -> add("cat.png", new byte[0]))).isEqualTo("empty_image");
        assertThat(codeOf(() -> add("cat.png", new byte[50_000_000]))).isEqualTo("image_too_large");
        assertThat(codeOf(() -> engine.images().add(anna, project, "cat.png", broken())))
                .isEqualTo("upload_interrupted");
        assertThat(codeOf(() -> engine.projects().askWithImages(anna, project, "look", List.of("cat.png"))))
                .isEqualTo("not_found");

        assertThat(listed()).isEmpty();
        assertThat(blobs()).isZero();
        assertThat(engine.runs().list(anna, project, 5)).isEmpty();
    }

    @Test
    @DisplayName("B11 images that come before the project are its first ask's")
    void drafts() throws IOException {
        ImageId cat = engine.images()
                .addDraft(anna, "cat.png", new ByteArrayInputStream(CAT))
                .id();
        ImageId gone = engine.images()
                .addDraft(anna, "cat.png", new ByteArrayInputStream(CAT))
                .id();
        engine.images().removeDraft(anna, gone);

        project = engine.projects()
                .createFrom(anna, "a page for my cat", List.of(cat))
                .project()
                .id();
        settle();

        assertThat(listed()).containsExactly("cat.png");
        assertThat(inVersion(newest())).containsExactly("cat.png");
        assertThat(lastPrompt()).contains("public/images/cat.png", "image_url");
        assertThat(blobs()).isEqualTo(1);
        assertThat(codeOf(() -> engine.images().thumbnailOfDraft(anna, cat))).isEqualTo("not_found");
    }

    @Test
    @DisplayName("B11 a draft that nobody makes a project of is deleted in time")
    void old_drafts() throws IOException {
        restart(Map.of("ATELIER_IMAGES_DRAFT_LIFE", "PT0.001S"));
        engine.images().addDraft(anna, "cat.png", new ByteArrayInputStream(CAT));

        await().untilAsserted(() -> {
            engine.images().deleteOldDrafts();
            assertThat(blobs()).isZero();
        });
    }

    @Test
    @DisplayName("B11 a thumbnail is small, and made once")
    void thumbnails() throws IOException {
        add("cat.jpg", Samples.joined(Samples.jpeg(4000, 3000)));

        ImageContent small = engine.images().thumbnail(anna, project, "cat.jpg");

        assertThat(small.format()).isEqualTo(ImageFormat.JPEG);
        assertThat(small.bytes()).hasSizeLessThan(20_000);
        assertThat(engine.images().thumbnail(anna, project, "cat.jpg").bytes()).isEqualTo(small.bytes());
        assertThat(blobs()).isEqualTo(2);
    }

    @Test
    @DisplayName("B11 a deleted project leaves no image")
    void deleted() throws IOException {
        add("cat.png", CAT);

        engine.projects().delete(anna, project);

        await().atMost(Duration.ofMinutes(1)).until(() -> blobs() == 0);
    }

    private static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the connection is gone");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };
    }
}
