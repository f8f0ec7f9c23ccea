package dev.atelier.core.project;

import dev.atelier.core.blob.BlobKey;
import dev.atelier.core.blob.BlobStore;
import dev.atelier.core.browser.BrowserException;
import dev.atelier.core.browser.PageFinding;
import dev.atelier.core.browser.PageLook;
import dev.atelier.core.browser.PageLooker;
import dev.atelier.core.browser.PageSpot;
import dev.atelier.core.browser.PageVisit;
import dev.atelier.core.browser.Picture;
import dev.atelier.core.preview.PreviewState;
import dev.atelier.core.preview.PreviewTarget;
import dev.atelier.core.preview.PreviewTickets;
import dev.atelier.core.preview.Previews;
import dev.atelier.core.run.RunEvent.CheckPassed.Check;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Looks at apps as their users will (B7): with a browser, through the gateway, at the app's own host name. Where no
 * browser works, by what the dev server says of the page and every module.
 */
final class AppLooks {
    private static final Logger LOG = System.getLogger(AppLooks.class.getName());

    private static final int LONGEST_WAIT_SECONDS = 10;
    private static final CompletableFuture<Optional<Picture>> NO_PICTURE =
            CompletableFuture.completedFuture(Optional.empty());

    private final Optional<PageLooker> looker;
    private final Previews previews;
    private final PreviewTickets tickets;
    private final BlobStore blobs;
    private final Map<BlobKey, CompletableFuture<Void>> pending = new ConcurrentHashMap<>();

    AppLooks(Optional<PageLooker> looker, Previews previews, PreviewTickets tickets, BlobStore blobs) {
        this.looker = looker;
        this.previews = previews;
        this.tickets = tickets;
        this.blobs = blobs;
    }

    boolean haveBrowser() {
        return looker.isPresent();
    }

    /** Opens the app's page in the browser if the app runs, so that looking at it later takes less time. */
    void prepare(PreviewTarget target) {
        if (previews.state(target.project()) instanceof PreviewState.Running) {
            looker.ifPresent(browser -> browser.prepare(visit(target, System.nanoTime(), false)));
        }
    }

    /** Closes what is open of a project that is no more. */
    void forget(ProjectId project) {
        looker.ifPresent(browser -> browser.forget(project.toString()));
    }

    /**
     * Looks at the app, which runs, and keeps a picture of it; nobody waits for the latter.
     *
     * @param known errors of before, by {@link AppLook#errors}: they are no problem
     * @param changedAt when its files may have changed for the last time, by {@link System#nanoTime}
     */
    AppLook look(PreviewTarget target, Set<String> known, long changedAt) throws InterruptedException {
        long start = System.nanoTime();
        if (looker.isPresent()) {
            try {
                PageLook seen = looker.get().look(visit(target, changedAt, true));
                return told(target, seen, known, start);
            } catch (BrowserException e) {
                LOG.log(
                        Level.WARNING,
                        "project={0} is looked at without a browser: {1}",
                        target.project(),
                        e.getMessage());
            }
        }
        List<String> problems = previews.check(target);
        List<Check> checked = List.of(Check.COMPILES, Check.LOADS);
        return new AppLook(problems, checked, List.of(), Set.of(), NO_PICTURE, Optional.empty(), millisSince(start));
    }

    /** A picture of one element, kept; empty when there is none to be had. */
    Optional<BlobKey> element(PreviewTarget target, String path, PageSpot spot) throws InterruptedException {
        if (looker.isEmpty()) {
            return Optional.empty();
        }
        PageVisit visit = new PageVisit(
                target.project() + "/element",
                tickets.address(target),
                () -> tickets.entrance(target, path),
                System.nanoTime(),
                true);
        try {
            return looker.get().picture(visit, spot).map(picture -> {
                BlobKey key = pictureKey(target.project());
                blobs.put(target.tenant(), key, picture.bytes());
                return key;
            });
        } catch (BrowserException e) {
            LOG.log(Level.WARNING, "project={0}: no picture of an element: {1}", target.project(), e.getMessage());
            return Optional.empty();
        }
    }

    private static BlobKey pictureKey(ProjectId project) {
        return folder(project).child(UUID.randomUUID() + ".jpg");
    }

    static BlobKey folder(ProjectId project) {
        return new BlobKey("projects/" + project + "/screens");
    }

    private AppLook told(PreviewTarget target, PageLook seen, Set<String> known, long start)
            throws InterruptedException {
        List<PageFinding> fresh = seen.findings().stream()
                .filter(finding -> !(finding.kind().mayBeOld() && known.contains(finding.fingerprint())))
                .toList();
        List<String> notes = new ArrayList<>(seen.notes());
        seen.findings().stream()
                .filter(finding -> !fresh.contains(finding))
                .forEach(finding -> notes.add("As before: " + finding.text()));
        return new AppLook(
                problems(target, fresh),
                List.of(Check.values()),
                notes,
                seen.findings().stream().map(PageFinding::fingerprint).collect(Collectors.toSet()),
                seen.picture(),
                Optional.of(keep(target, seen.picture())),
                millisSince(start));
    }

    /** The dev server says best what it cannot compile; what follows from that would only lead astray. */
    private List<String> problems(PreviewTarget target, List<PageFinding> fresh) throws InterruptedException {
        if (fresh.isEmpty()) {
            return List.of();
        }
        List<String> uncompiled = previews.check(target);
        return uncompiled.isEmpty() ? fresh.stream().map(AppLooks::words).toList() : uncompiled;
    }

    private static String words(PageFinding finding) {
        return switch (finding.kind()) {
            case COMPILE, LOAD, BLANK, STUCK -> finding.text();
            case UNCAUGHT -> "Nothing catches this error: " + finding.text();
            case CONSOLE -> "The console has a new error: " + finding.text();
            case REQUEST -> "The page asks for something that is not there: " + finding.text();
        };
    }

    /**
     * The key is told before the picture is kept: whoever comes for it meanwhile waits. A platform that dies in between
     * leaves a key without a picture, which shows as none.
     */
    private BlobKey keep(PreviewTarget target, CompletableFuture<Optional<Picture>> picture) {
        BlobKey key = pictureKey(target.project());
        CompletableFuture<Void> kept =
                picture.thenAccept(taken -> taken.ifPresent(jpeg -> blobs.put(target.tenant(), key, jpeg.bytes())));
        pending.put(key, kept);
        var unused = kept.whenComplete((done, trouble) -> {
            pending.remove(key);
            if (trouble != null) {
                LOG.log(Level.WARNING, "a screenshot of project " + target.project() + " could not be kept", trouble);
            }
        });
        return key;
    }

    /** A picture of the project's that was kept or is about to be; none of anybody else's. */
    Optional<byte[]> kept(PreviewTarget target, BlobKey key) {
        return key.value().startsWith(folder(target.project()) + "/")
                ? picture(target.tenant(), key)
                : Optional.empty();
    }

    private Optional<byte[]> picture(TenantId tenant, BlobKey key) {
        CompletableFuture<Void> soon = pending.get(key);
        if (soon != null) {
            var unused = soon.completeOnTimeout(null, LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)
                    .handle((done, trouble) -> key)
                    .join();
        }
        return blobs.read(tenant, key);
    }

    private PageVisit visit(PreviewTarget target, long changedAt, boolean picture) {
        return new PageVisit(
                target.project().toString(),
                tickets.address(target),
                () -> tickets.entrance(target, "/"),
                changedAt,
                picture);
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
