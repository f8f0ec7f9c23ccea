package dev.atelier.core.browser;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sees what it is told to see, in order; afterwards pages that are in order. */
public final class FakeLooker implements PageLooker {
    private final Deque<PageLook> looks = new ArrayDeque<>();
    private final List<String> forgotten = new CopyOnWriteArrayList<>();
    private final List<PageVisit> visits = new CopyOnWriteArrayList<>();
    private final List<PageSpot> spots = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    /** The next look finds this. */
    public synchronized FakeLooker finding(PageFinding... findings) {
        looks.add(new PageLook(List.of(findings), List.of(), picture(visits.size() + looks.size())));
        return this;
    }

    /** From now on the browser does not work. */
    public FakeLooker breaking() {
        broken = true;
        return this;
    }

    public List<PageVisit> visits() {
        return visits;
    }

    public List<PageSpot> spots() {
        return spots;
    }

    public List<String> forgotten() {
        return forgotten;
    }

    @Override
    public synchronized PageLook look(PageVisit visit) throws BrowserException {
        if (broken) {
            throw new BrowserException("broken for a test");
        }
        visits.add(visit);
        PageLook next = looks.poll();
        return next == null ? new PageLook(List.of(), List.of(), picture(visits.size())) : next;
    }

    @Override
    public synchronized Optional<Picture> picture(PageVisit visit, PageSpot spot) throws BrowserException {
        if (broken) {
            throw new BrowserException("broken for a test");
        }
        spots.add(spot);
        return picture(spots.size()).join();
    }

    @Override
    public void prepare(PageVisit visit) {
        // nothing to gain
    }

    @Override
    public void forget(String page) {
        forgotten.add(page);
    }

    @Override
    public void closeIdle() {
        // nothing is open
    }

    @Override
    public BrowserHealth health() {
        return new BrowserHealth(!broken, "for a test");
    }

    @Override
    public void close() {
        // nothing is open
    }

    private static CompletableFuture<Optional<Picture>> picture(int number) {
        byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) number};
        return CompletableFuture.completedFuture(Optional.of(new Picture("image/jpeg", jpeg)));
    }
}
