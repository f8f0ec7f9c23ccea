package dev.atelier.system.bench;

import com.microsoft.playwright.Page;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.SourceTree;
import dev.atelier.system.bench.Result.Goal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;

/**
 * F3: an edit shows. Ours is written by the engine's own work tree and seen through the gateway, the other by the JDK and
 * seen directly; both by pages of one browser.
 */
final class EditShows {
    private static final Goal GOAL = Goal.median(1.15);
    private static final SourcePath FILE = SourcePath.of(App.FILE);
    /** Until then a new project is being pictured, and code that has run a few times only is slow, on both sides. */
    private static final Duration WARM_UP = Duration.ofSeconds(30);

    /** Promises the text of the heading as soon as it is that one. */
    private static final String WATCH = """
            text => {
              window.seen = new Promise((resolve) => {
                const look = () => document.querySelector('h1')?.textContent === text && resolve(text);
                new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
              });
            }""";

    private final Platform platform;
    private final Path scratch;
    private final Chromium chromium;

    /** Writes the file. */
    private interface Writing {
        void write(byte[] content) throws Exception;
    }

    EditShows(Platform platform, Path scratch, Chromium chromium) {
        this.platform = platform;
        this.scratch = scratch;
        this.chromium = chromium;
    }

    Result measure(Effort effort) throws Exception {
        String id = platform.createProject("Bench edits");
        try (HandMadeProject project = HandMadeProject.make(platform.template(), scratch.resolve("edits"));
                HandStarted server = HandStarted.start(platform.kind(), project.directory());
                SourceTree tree = platform.sources().open(ProjectId.of(id))) {
            new Web().awaitOk(server.port(), "localhost:" + server.port(), "/", "");
            Page ours = chromium.open(platform.entrance(id).toString());
            Page direct = chromium.open("http://localhost:" + server.port());
            Path file = project.directory().resolve(App.FILE);
            Trial seenHere = round -> edit(ours, round, content -> tree.files().write(FILE, content));
            Trial seenThere = round -> edit(direct, round, content -> replace(file, content));
            Instant warm = Instant.now().plus(WARM_UP);
            for (int round = -1_000_000; Instant.now().isBefore(warm); round++) {
                seenHere.once(round);
                seenThere.once(round);
            }
            SideBySide times = effort.measure(seenHere, seenThere);
            ours.context().close();
            direct.context().close();
            String name = "F3 " + platform.kind().title();
            return new Result(name, "a file is written → the DOM has changed", "the dev server directly", times, GOAL);
        } finally {
            platform.deleteProject(id);
        }
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path next = Files.write(file.resolveSibling(".next"), content);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Duration edit(Page page, int round, Writing writing) throws Exception {
        String text = "Edit " + round;
        byte[] content = App.saying(text).getBytes(StandardCharsets.UTF_8);
        page.bringToFront();
        page.evaluate(WATCH, text);
        long start = System.nanoTime();
        writing.write(content);
        page.evaluate("window.seen");
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
