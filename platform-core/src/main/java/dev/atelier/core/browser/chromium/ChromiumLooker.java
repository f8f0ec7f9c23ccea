package dev.atelier.core.browser.chromium;

import dev.atelier.core.browser.BrowserException;
import dev.atelier.core.browser.BrowserHealth;
import dev.atelier.core.browser.BrowserSettings;
import dev.atelier.core.browser.PageLook;
import dev.atelier.core.browser.PageLooker;
import dev.atelier.core.browser.PageSpot;
import dev.atelier.core.browser.PageVisit;
import dev.atelier.core.browser.Picture;
import dev.atelier.core.sandbox.bubblewrap.ControlGroupSearch;
import dev.atelier.core.sandbox.bubblewrap.ControlGroups;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Looks with a Chromium of this machine. One per data directory: a new one clears up after the last. */
public final class ChromiumLooker implements PageLooker {
    private static final Logger LOG = System.getLogger(ChromiumLooker.class.getName());
    private static final int MOST_PAGES = 4;
    private static final Duration PAGE_IDLE = Duration.ofSeconds(60);
    private static final Duration BROWSER_IDLE = Duration.ofMinutes(5);
    /** What did not start will not start a moment later; looks do without until then. */
    private static final Duration BACK_OFF = Duration.ofSeconds(30);

    private final BrowserSettings settings;
    private final BrowserDirectory directory;
    private final Optional<ControlGroups> groups;
    private final Seats seats = new Seats(MOST_PAGES);
    /** Guards the browser; held while it starts, which others wait for. */
    private final Object starting = new Object();

    private @Nullable BrowserProcess browser;
    /** Why it did not start the last time; written under the lock. */
    private volatile @Nullable String trouble;

    private long troubleAt;
    private volatile long lastUsed = System.nanoTime();
    private boolean closed;

    public ChromiumLooker(BrowserSettings settings) {
        this.settings = settings;
        this.directory = new BrowserDirectory(settings.home().resolve("browser"));
        String installation = "browser-" + Integer.toHexString(directory.root().hashCode());
        this.groups = ControlGroupSearch.find(installation);
        // The browser of a platform that was killed has died with it; what it was started with has not.
        groups.ifPresent(ControlGroups::deleteLeftovers);
        directory.delete();
    }

    @Override
    public PageLook look(PageVisit visit) throws BrowserException, InterruptedException {
        Seats.Seat seat = seats.take(visit.page());
        boolean kept = false;
        try {
            Looking last = seat.last();
            Looking looking = last != null && last.covers(visit.changedAt()) ? last : lookNow(seat, visit);
            boolean picture = visit.picture() && !looking.isStuck();
            CompletableFuture<Optional<Picture>> taken =
                    picture ? pictureLater(seat, looking) : CompletableFuture.completedFuture(Optional.empty());
            kept = picture;
            return new PageLook(looking.findings(), looking.notes(), taken);
        } catch (BrowserException | InterruptedException | RuntimeException e) {
            seat.vacate();
            throw e;
        } finally {
            if (!kept) {
                leave(seat);
            }
        }
    }

    /** In a page of its own: what is kept between looks stays as it was left. */
    @Override
    public Optional<Picture> picture(PageVisit visit, PageSpot spot) throws BrowserException, InterruptedException {
        Seats.Seat seat = seats.take(visit.page());
        try {
            seat.vacate();
            OpenPage page = pageOn(seat, visit);
            page.resize(spot.width());
            Looking looking = new Looking(page, visit);
            looking.look();
            return looking.isStuck() ? Optional.empty() : looking.picture(spot);
        } finally {
            seat.vacate();
            leave(seat);
        }
    }

    @Override
    public void prepare(PageVisit visit) {
        if (!seats.hasOpen(visit.page())) {
            inBackground(visit);
        }
    }

    private void inBackground(PageVisit visit) {
        Thread unused = Thread.ofVirtual().name("browser-prepares").start(() -> {
            try {
                lookIfChanged(visit);
            } catch (BrowserException | RuntimeException e) {
                LOG.log(Level.DEBUG, "a page could not be looked at before it was needed", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Looks if nobody has looked since the page was last told of a change. */
    private void lookIfChanged(PageVisit visit) throws BrowserException, InterruptedException {
        Seats.Seat seat = seats.take(visit.page());
        try {
            Looking last = seat.last();
            if (last == null || !last.isUpToDate()) {
                var unused = lookNow(seat, visit);
            }
        } catch (BrowserException | InterruptedException | RuntimeException e) {
            seat.vacate();
            throw e;
        } finally {
            leave(seat);
        }
    }

    private Looking lookNow(Seats.Seat seat, PageVisit visit) throws BrowserException, InterruptedException {
        boolean before = seat.page() != null;
        Looking looking = lookOnce(seat, visit);
        // It may have been what the page did before this load that holds it up.
        return looking.isStuck() && before ? lookOnce(seat, visit) : looking;
    }

    private Looking lookOnce(Seats.Seat seat, PageVisit visit) throws BrowserException, InterruptedException {
        OpenPage page = pageOn(seat, visit);
        page.recorder().onUpdate(() -> inBackground(visit));
        Looking looking = new Looking(page, visit);
        looking.look();
        seat.looked(looking);
        if (looking.isStuck()) {
            seat.vacate();
        }
        return looking;
    }

    /** Nobody has to wait for it; the next look at the page does. */
    private CompletableFuture<Optional<Picture>> pictureLater(Seats.Seat seat, Looking looking) {
        CompletableFuture<Optional<Picture>> taken = new CompletableFuture<>();
        Thread unused = Thread.ofVirtual().name("browser-pictures").start(() -> {
            try {
                taken.complete(looking.picture());
                if (looking.isStuck()) {
                    seat.vacate();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                taken.complete(Optional.empty());
                leave(seat);
            }
        });
        return taken;
    }

    private void leave(Seats.Seat seat) {
        lastUsed = System.nanoTime();
        seats.giveBack(seat);
    }

    @Override
    public void forget(String page) {
        seats.vacate(page);
    }

    @Override
    public void closeIdle() {
        seats.vacateIdle(PAGE_IDLE);
        if (seats.areEmpty() && System.nanoTime() - lastUsed > BROWSER_IDLE.toNanos()) {
            synchronized (starting) {
                if (browser != null && seats.areEmpty()) {
                    browser.close();
                    browser = null;
                }
            }
        }
    }

    /** Starts the browser if it does not run, which is the only way to know that it can. */
    void start() throws BrowserException, InterruptedException {
        var unused = browser();
    }

    @Override
    public BrowserHealth health() {
        try {
            BrowserPrograms programs = BrowserPrograms.find(settings);
            String why = trouble;
            if (why != null) {
                return new BrowserHealth(false, why);
            }
            String limits = groups.map(ControlGroups::description).orElse("memory NOT limited as a whole");
            return new BrowserHealth(true, programs.browser() + ", locked up by bubblewrap, " + limits);
        } catch (BrowserException e) {
            return new BrowserHealth(false, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        synchronized (starting) {
            closed = true;
            if (browser != null) {
                browser.close();
                browser = null;
            }
        }
        groups.ifPresent(ControlGroups::deletePlace);
    }

    private OpenPage pageOn(Seats.Seat seat, PageVisit visit) throws BrowserException, InterruptedException {
        OpenPage open = seat.page();
        if (open != null && open.isUsable()) {
            return open;
        }
        seat.vacate();
        OpenPage opened = OpenPage.open(browser(), seat.number(), visit, place(visit.address()));
        seat.occupy(opened);
        return opened;
    }

    private BrowserProcess browser() throws BrowserException, InterruptedException {
        synchronized (starting) {
            if (closed) {
                throw new BrowserException("the platform is closing");
            }
            if (browser != null && browser.isAlive()) {
                return browser;
            }
            String before = trouble;
            if (before != null && System.nanoTime() - troubleAt < BACK_OFF.toNanos()) {
                throw new BrowserException(before);
            }
            return startNow();
        }
    }

    private BrowserProcess startNow() throws BrowserException, InterruptedException {
        if (browser != null) {
            LOG.log(Level.WARNING, "the browser has ended by itself and is started anew");
            browser.close();
            browser = null;
        }
        try {
            BrowserProcess started =
                    BrowserProcess.start(BrowserPrograms.find(settings), directory, groups, MOST_PAGES);
            PopupGuard.watch(started.pipe());
            browser = started;
            trouble = null;
            return started;
        } catch (BrowserException e) {
            trouble = String.valueOf(e.getMessage());
            troubleAt = System.nanoTime();
            throw e;
        }
    }

    /** {@code localhost} and what is below it is this machine, whatever a name server says (RFC 6761). */
    private InetSocketAddress place(URI address) {
        int port = OpenPage.port(address);
        if (settings.gateway().isPresent()) {
            URI gateway = URI.create("tcp://" + settings.gateway().get());
            return InetSocketAddress.createUnresolved(gateway.getHost(), gateway.getPort());
        }
        String host = address.getHost();
        boolean local = host.equals("localhost") || host.endsWith(".localhost");
        return InetSocketAddress.createUnresolved(local ? "127.0.0.1" : host, port);
    }
}
