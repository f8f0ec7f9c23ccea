package dev.atelier.core.browser.chromium;

import dev.atelier.core.browser.BrowserException;
import dev.atelier.core.browser.BrowserHealth;
import dev.atelier.core.browser.BrowserSettings;
import dev.atelier.core.browser.PageLook;
import dev.atelier.core.browser.PageLooker;
import dev.atelier.core.browser.PageVisit;
import dev.atelier.core.sandbox.bubblewrap.ControlGroupSearch;
import dev.atelier.core.sandbox.bubblewrap.ControlGroups;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
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
        try {
            boolean before = seat.page() != null;
            Looking looking = new Looking(pageOn(seat, visit), visit);
            PageLook look = looking.look();
            if (!looking.isStuck()) {
                return look;
            }
            seat.vacate();
            if (!before) {
                return look;
            }
            // It may have been what the page did before this load that holds it up.
            Looking again = new Looking(pageOn(seat, visit), visit);
            PageLook second = again.look();
            if (again.isStuck()) {
                seat.vacate();
            }
            return second;
        } catch (BrowserException | InterruptedException | RuntimeException e) {
            seat.vacate();
            throw e;
        } finally {
            lastUsed = System.nanoTime();
            seats.giveBack(seat);
        }
    }

    @Override
    public void prepare(PageVisit visit) {
        Thread unused = Thread.ofVirtual().name("browser-prepares").start(() -> {
            try {
                if (!seats.hasOpen(visit.page())) {
                    PageLook seen = look(new PageVisit(visit.page(), visit.address(), visit.entrance(), false));
                    LOG.log(
                            Level.DEBUG,
                            "{0} is open, with {1} findings",
                            visit.page(),
                            seen.findings().size());
                }
            } catch (BrowserException | RuntimeException e) {
                LOG.log(Level.DEBUG, "a page could not be opened before it was needed", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
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
