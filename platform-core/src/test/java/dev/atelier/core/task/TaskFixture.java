package dev.atelier.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.core.forge.ServedForge;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.Script;
import dev.atelier.core.model.scripted.ScriptedModelServer;
import dev.atelier.core.project.Engine;
import dev.atelier.core.project.EngineFixture;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.sandbox.SandboxId;
import dev.atelier.core.secret.Secret;
import dev.atelier.core.source.git.BareRepository;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Actor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** An installation with a forge beside it, and somebody who has tasks for it. */
final class TaskFixture implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    final Path directory;
    final ServedForge forge;
    final ScriptedModelServer model;
    final Actor anna;
    private final Starter starter;
    private final Map<String, String> settings = new HashMap<>();
    private @Nullable Engine engine;

    /** Starts an engine with sandboxes of some kind. */
    @FunctionalInterface
    interface Starter {
        Engine start(Path directory, Map<String, String> settings);
    }

    TaskFixture(Path directory, Database database, Starter starter) throws IOException, InterruptedException {
        this.directory = directory;
        this.starter = starter;
        this.forge = new ServedForge(directory.resolve("served"));
        this.model = ScriptedModelServer.start();
        this.anna = EngineFixture.person(database, "anna-" + System.nanoTime(), "riverside-" + System.nanoTime());
        settings.putAll(forge.settings());
        settings.put("ATELIER_WORKERS", "2");
    }

    /** A setting that counts when the engine starts. */
    TaskFixture with(String name, String value) {
        settings.put(name, value);
        return this;
    }

    TaskFixture withModel(Reply... replies) {
        model.follow(Script.of(replies));
        return with("ATELIER_MODEL", "openai:scripted")
                .with("ATELIER_OPENAI_BASE_URL", model.address() + "/v1")
                .with("ATELIER_OPENAI_API_KEY", "sk-not-a-key-Zq81")
                .with("ATELIER_MODEL_ATTEMPTS", "1");
    }

    Engine engine() {
        if (engine == null) {
            engine = starter.start(directory, settings);
        }
        return engine;
    }

    /** The platform's process ends; the next call starts another one. */
    void stop() {
        engine().close();
        engine = null;
    }

    Tasks tasks() {
        return engine().tasks();
    }

    BareRepository repository() {
        return forge.repository();
    }

    TaskRequest request(String words, AgentWish wish, boolean pullRequest) {
        return new TaskRequest(
                new TaskSource.Git(forge.url(), Optional.empty()),
                words,
                Optional.empty(),
                wish,
                pullRequest,
                pullRequest ? Optional.of(new Secret(forge.token())) : Optional.empty(),
                Optional.empty());
    }

    TaskRequest zip(String words, String... files) throws IOException {
        Path archive = directory.resolve("upload.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (int i = 0; i < files.length; i += 2) {
                out.putNextEntry(new ZipEntry("shop/" + files[i]));
                out.write(files[i + 1].getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return new TaskRequest(
                new TaskSource.Zip("shop.zip", archive),
                words,
                Optional.empty(),
                AgentWish.rules(),
                true,
                Optional.empty(),
                Optional.empty());
    }

    Task submit(TaskRequest request) {
        return tasks().submit(anna, request, Optional.empty());
    }

    /** The task once it is over. */
    Task done(TaskRequest request) {
        return ended(submit(request).id());
    }

    Task ended(TaskId id) {
        await().atMost(LONGEST).until(() -> tasks().get(anna, id).status().isOver());
        return tasks().get(anna, id);
    }

    void awaitEvent(Task task, Class<? extends RunEvent> type) {
        await().atMost(LONGEST).until(() -> events(task.run()).stream().anyMatch(type::isInstance));
    }

    List<RunEvent> events(RunId run) {
        return engine().runs().events(anna, run, 0, 1_000).stream()
                .map(LoggedEvent::event)
                .toList();
    }

    <E extends RunEvent> List<E> events(Task task, Class<E> type) {
        return events(task.run()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    String artefact(Task task, String name) {
        try (Artefact.Content content = tasks().artefact(anna, task.id(), name)) {
            return new String(content.bytes().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> artefacts(Task task) {
        return tasks().artefacts(anna, task.id()).stream().map(Artefact::name).toList();
    }

    /** A fresh clone of the repository with the patch applied by Git. */
    Path applied(Task task) throws IOException, InterruptedException {
        Path clone = Files.createTempDirectory(directory, "clone");
        git(clone, "clone", "--quiet", repository().directory().toString(), ".");
        Path patch = Files.writeString(directory.resolve("a.patch"), artefact(task, "diff.patch"));
        git(clone, "apply", "--check", patch.toString());
        git(clone, "apply", patch.toString());
        return clone;
    }

    static void git(Path directory, String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of("git", "-c", "safe.directory=*"), Stream.of(arguments))
                                .toList())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    /** Where in the data directory a text stands, in files or the names of files. */
    List<Path> places(String text) throws IOException {
        return places(directory.resolve("home"), text);
    }

    /** The same below any directory, in which the engine may be making and deleting files. */
    static List<Path> places(Path below, String text) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(below, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                try {
                    String content = attributes.isRegularFile()
                            ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                            : "";
                    if (file.toString().contains(text) || content.contains(text)) {
                        found.add(file);
                    }
                } catch (IOException gone) {
                    // What is deleted meanwhile holds nothing any more.
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    /** What is left of tasks' sandboxes. */
    static List<String> taskSandboxes(Engine engine) {
        return engine.sandboxes().provider().existing().stream()
                .map(SandboxId::value)
                .filter(id -> id.startsWith("task-"))
                .toList();
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
        model.close();
        forge.close();
    }
}
