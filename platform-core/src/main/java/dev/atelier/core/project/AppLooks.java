package dev.atelier.core.project;

import dev.atelier.core.blob.BlobKey;
import dev.atelier.core.blob.BlobStore;
import dev.atelier.core.browser.BrowserException;
import dev.atelier.core.browser.PageFinding;
import dev.atelier.core.browser.PageLook;
import dev.atelier.core.browser.PageLooker;
import dev.atelier.core.browser.PageVisit;
import dev.atelier.core.browser.Picture;
import dev.atelier.core.preview.PreviewState;
import dev.atelier.core.preview.PreviewTarget;
import dev.atelier.core.preview.PreviewTickets;
import dev.atelier.core.preview.Previews;
import dev.atelier.core.run.RunEvent.CheckPassed.Check;
import dev.atelier.core.source.ProjectId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Looks at apps as their users will (B7): with a browser, through the gateway, at the app's own host name. Where no
 * browser works, by what the dev server says of the page and every module.
 */
final class AppLooks {
    private static final Logger LOG = System.getLogger(AppLooks.class.getName());

    private final Optional<PageLooker> looker;
    private final Previews previews;
    private final PreviewTickets tickets;
    private final BlobStore blobs;

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
            looker.ifPresent(browser -> browser.prepare(visit(target, false)));
        }
    }

    /** Closes what is open of a project that is no more. */
    void forget(ProjectId project) {
        looker.ifPresent(browser -> browser.forget(project.toString()));
    }

    /**
     * Looks at the app, starting what does not run, and keeps a picture.
     *
     * @param known errors of before, by {@link AppLook#errors}: they are no problem
     */
    AppLook look(PreviewTarget target, Set<String> known) throws InterruptedException {
        long start = System.nanoTime();
        var unused = previews.open(target);
        if (looker.isPresent()) {
            try {
                PageLook seen = looker.get().look(visit(target, true));
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
        return new AppLook(
                problems, checked, List.of(), Set.of(), Optional.empty(), Optional.empty(), millisSince(start));
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
                seen.picture().map(picture -> keep(target, picture)),
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

    private BlobKey keep(PreviewTarget target, Picture picture) {
        BlobKey key = folder(target.project()).child(UUID.randomUUID() + ".jpg");
        blobs.put(target.tenant(), key, picture.bytes());
        return key;
    }

    private PageVisit visit(PreviewTarget target, boolean picture) {
        return new PageVisit(
                target.project().toString(), tickets.address(target), () -> tickets.entrance(target, "/"), picture);
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
