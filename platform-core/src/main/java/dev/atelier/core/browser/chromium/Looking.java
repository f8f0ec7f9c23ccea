package dev.atelier.core.browser.chromium;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.browser.BrowserException;
import dev.atelier.core.browser.PageFinding;
import dev.atelier.core.browser.PageFinding.Kind;
import dev.atelier.core.browser.PageSpot;
import dev.atelier.core.browser.PageVisit;
import dev.atelier.core.browser.Picture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One look: load, come to rest, read. It waits for what happens and never for a time that seems enough; at rest is a page
 * that is loaded, has drawn something, has nothing of its own to wait for, and was not changed by the dev server
 * meanwhile. Every wait has a limit, and reaching it is a finding.
 */
final class Looking {
    private static final Duration ALL = Duration.ofSeconds(25);
    private static final Duration NAVIGATE = Duration.ofSeconds(10);
    private static final Duration LOAD = Duration.ofSeconds(10);
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final int MOST_ROUNDS = 5;
    private static final int MOST_LOADS = 6;
    private static final int LARGEST_PICTURE = 1 << 20;

    private final OpenPage page;
    private final PageVisit visit;
    private final PageRecorder recorder;
    private final long begun = System.nanoTime();
    private final long deadline = begun + ALL.toNanos();
    /** What the look itself has found; the recorder forgets when the page loads anew. */
    private final List<PageFinding> found = new ArrayList<>();

    private boolean stuck;
    private int updates;

    Looking(OpenPage page, PageVisit visit) {
        this.page = page;
        this.visit = visit;
        this.recorder = page.recorder();
    }

    /** Whether the page did not answer: such a page is not used again. */
    boolean isStuck() {
        return stuck;
    }

    /** Loads the page and waits for its rest; afterwards {@link #findings} and {@link #notes} tell. */
    void look() throws BrowserException, InterruptedException {
        if (enter() && rest()) {
            judgeAddress();
        }
        updates = recorder.updates();
    }

    /** Whether this has seen the page as it is after a change at that moment: the page was told of it, and looked at since. */
    boolean covers(long changedAt) {
        return !stuck
                && page.isUsable()
                && recorder.updates() == updates
                && recorder.updatedAt() - changedAt > 0
                && begun - recorder.updatedAt() > 0;
    }

    /** Whether nothing was changed since that the page was told of. */
    boolean isUpToDate() {
        return recorder.updates() == updates;
    }

    /** Causes first: an empty page is what an error leaves, and any error may come of what did not compile. */
    List<PageFinding> findings() {
        return Stream.concat(recorder.findings().stream(), found.stream())
                .distinct()
                .sorted(Comparator.comparing(finding -> finding.kind() != Kind.COMPILE))
                .toList();
    }

    /** Loads the page; false when there is nothing to wait for. */
    private boolean enter() throws BrowserException, InterruptedException {
        boolean passBefore = page.hasEntered();
        String trouble = load(false);
        if (!stuck && passBefore && isTurnedAway()) {
            trouble = load(true);
        }
        if (stuck) {
            return false;
        }
        String away = recorder.leftFor();
        if ((away != null && away.contains("/preview/enter?host=")) || recorder.documentStatus() == 401) {
            throw new BrowserException("the gateway does not let the platform's own browser in");
        }
        if (recorder.documentStatus() == 503) {
            throw new BrowserException("the preview does not run, says the gateway");
        }
        if (trouble.contains("ERR_TOO_MANY_REDIRECTS")) {
            find(Kind.LOAD, "The page does not load: it redirects without end.");
            return false;
        }
        if (!trouble.isEmpty() && away == null && !trouble.contains("ERR_ABORTED")) {
            throw new BrowserException("the page cannot be reached: " + trouble);
        }
        return true;
    }

    private String load(boolean anew) throws BrowserException, InterruptedException {
        try {
            return page.load(visit, anew, NAVIGATE);
        } catch (BrowserException e) {
            if (!page.isUsable()) {
                throw e;
            }
            becameStuck("The page does not load: its server does not answer, or its code never comes to an end.");
            return "";
        }
    }

    private boolean isTurnedAway() {
        return recorder.documentStatus() == 401 || recorder.leftFor() != null;
    }

    /** Waits until nothing moves; false when that is not to be had. */
    private boolean rest() throws InterruptedException {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (!recorder.await(Looking::isWorthALook, until(LOAD))) {
                find(Kind.LOAD, "The page does not finish loading.");
                var unused = settle();
                return !stuck;
            }
            if (recorder.hasEnded()) {
                becameStuck("The page crashed: its code used too much memory, or ended its process.");
                return false;
            }
            if (recorder.leftFor() != null) {
                return true;
            }
            if (recorder.loads() > MOST_LOADS) {
                find(Kind.LOAD, "The page loads itself again and again.");
                stuck = true;
                return false;
            }
            int loads = recorder.loads();
            int updates = recorder.updates();
            Optional<JsonNode> state = settle();
            if (stuck) {
                return false;
            }
            boolean quiet = recorder.await(seen -> seen.isQuiet() || seen.hasEnded(), until(QUIET));
            boolean same = loads == recorder.loads() && updates == recorder.updates();
            if (state.isPresent() && same && (quiet || round > 0)) {
                judge(state.get());
                return true;
            }
        }
        find(Kind.LOAD, "The page does not come to rest: it keeps loading itself anew.");
        stuck = true;
        return false;
    }

    private static boolean isWorthALook(PageRecorder seen) {
        return seen.isLoaded() || seen.hasEnded() || seen.leftFor() != null || seen.loads() > MOST_LOADS;
    }

    /** What is there once something is drawn; empty when another document has come meanwhile. */
    private Optional<JsonNode> settle() throws InterruptedException {
        try {
            String json = CdpPipe.await(page.settle(), SETTLE)
                    .path("result")
                    .path("value")
                    .asText();
            return json.isEmpty() ? Optional.empty() : Optional.of(CdpPipe.JSON.readTree(json));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (BrowserException e) {
            boolean silent = e.getCause() == null;
            if (silent || !page.isUsable()) {
                becameStuck("The page does not answer: its code never comes to an end, or it used too much memory.");
            }
            return Optional.empty();
        }
    }

    private void judge(JsonNode state) {
        String overlay = recorder.text().clean(state.path("overlay").asText());
        if (!overlay.isBlank()) {
            find(Kind.COMPILE, overlay.replace("/workspace/", ""));
        }
        state.path("missing").forEach(image -> find(Kind.REQUEST, image.asText() + " is no image, or is not there"));
        if (overlay.isBlank() && !state.path("drawn").asBoolean()) {
            find(Kind.BLANK, "The page is empty: nothing is drawn on it.");
        }
    }

    private void judgeAddress() {
        String away = recorder.leftFor();
        if (away != null) {
            find(Kind.LOAD, "The page does not stay: it leads to " + ConsoleText.shortened(away));
        } else if (recorder.documentStatus() >= 400) {
            find(Kind.LOAD, "The page does not load (" + recorder.documentStatus() + ").");
        }
    }

    private void find(Kind kind, String what) {
        found.add(new PageFinding(kind, ConsoleText.shortened(what)));
    }

    private void becameStuck(String why) {
        stuck = true;
        find(Kind.STUCK, why);
    }

    Optional<Picture> picture() throws InterruptedException {
        try {
            return jpeg(page.picture());
        } catch (BrowserException e) {
            // Either its code has stopped it since, or the browser is to blame; in both cases it is of no more use.
            stuck = true;
            return Optional.empty();
        }
    }

    /** Of one element; empty when there is nothing of that kind to be seen. */
    Optional<Picture> picture(PageSpot spot) throws InterruptedException {
        try {
            JsonNode box = CdpPipe.JSON.readTree(CdpPipe.await(page.boxOf(spot), SETTLE)
                    .path("result")
                    .path("value")
                    .asText("{}"));
            return box.isEmpty() ? Optional.empty() : jpeg(page.picture(box));
        } catch (BrowserException | JsonProcessingException e) {
            return Optional.empty();
        }
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        List<String> sites = recorder.foreignSites();
        if (!sites.isEmpty()) {
            notes.add("The page asks other sites, which were not reached while it was looked at: "
                    + String.join(", ", sites));
        }
        return notes;
    }

    private static Optional<Picture> jpeg(byte[] bytes) {
        boolean jpeg = bytes.length > 3 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xd8;
        return jpeg && bytes.length <= LARGEST_PICTURE
                ? Optional.of(new Picture("image/jpeg", bytes))
                : Optional.empty();
    }

    private long until(Duration longest) {
        return Math.min(deadline, System.nanoTime() + longest.toNanos());
    }
}
