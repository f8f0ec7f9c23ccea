package dev.atelier.local;

import dev.atelier.local.home.Home;
import dev.atelier.local.process.Keeper;
import dev.atelier.local.process.Launchpad;
import dev.atelier.local.server.Server;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One server from its first start to its end, and what people are told about it.
 *
 * <p>{@link #start} runs on the thread that starts it; the {@link Keeper}'s threads report here meanwhile.
 */
final class ServerRun implements Keeper.Witness {
    /** The first start imports, migrates and compiles, perhaps on a slow and busy machine. */
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private static final Duration POLL = Duration.ofMillis(40);
    private static final Logger LOG = System.getLogger(ServerRun.class.getName());

    /** Is told what concerns the whole installation. */
    interface Owner {
        void running(Server server, long pid);

        void lost(String reason);
    }

    private final Server server;
    private final Home home;
    private final Console console;
    private final Owner owner;
    private final Keeper keeper;
    private final AtomicReference<Server.@Nullable Failure> failure = new AtomicReference<>();
    private volatile boolean wasReady;

    ServerRun(Server server, Launchpad launchpad, Home home, Console console, Owner owner) {
        this.server = server;
        this.home = home;
        this.console = console;
        this.owner = owner;
        this.keeper = new Keeper(launchpad, server.name(), server::program, home.logs(), this);
    }

    /** Prepares and starts it, and returns when it is ready. */
    void start() throws IOException, InterruptedException {
        server.prepare();
        long begin = System.nanoTime();
        keeper.start();
        awaitReady();
        server.onReady();
        wasReady = true;
        double seconds = (System.nanoTime() - begin) / 1e9;
        console.say(String.format(Locale.ROOT, "  %-10s ready after %.1f s", server.title(), seconds));
    }

    void stop() throws InterruptedException {
        keeper.stop(server.patience());
        try {
            server.onStopped();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the {0} stopped, but {1}", server.title(), e.getMessage());
        }
    }

    @Override
    public void started(long pid) {
        owner.running(server, pid);
        if (wasReady) {
            Thread.ofPlatform().daemon().name("return-" + server.name()).start(this::tellReturn);
        }
    }

    @Override
    public void said(String line) {
        if (!wasReady) {
            server.failureIn(line).ifPresent(found -> failure.compareAndSet(null, found));
        }
    }

    @Override
    public void died(int exitCode, Duration pause) {
        if (!wasReady) {
            failure.compareAndSet(
                    null,
                    new Server.Failure(
                            "The " + server.title() + " ended while it started (exit code " + exitCode + ").", false));
            return;
        }
        console.complain(String.format(
                Locale.ROOT,
                "The %s ended unexpectedly (exit code %d) and is started again in %.1f s.%s",
                server.title(),
                exitCode,
                pause.toMillis() / 1e3,
                seeLog()));
    }

    @Override
    public void gaveUp(String reason) {
        owner.lost("The " + server.title() + " is not started again: " + reason + "." + seeLog());
    }

    private void tellReturn() {
        try {
            awaitReady();
            console.say("The " + server.title() + " is back.");
        } catch (StartException e) {
            console.complain(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() throws InterruptedException {
        long limit = System.nanoTime() + LONGEST_START.toNanos();
        while (!server.isReady()) {
            Server.Failure found = failure.get();
            if (found != null && found.settings()) {
                throw new Complaint(found.reason());
            }
            if (found != null) {
                throw new StartException(found.reason() + seeLog());
            }
            if (System.nanoTime() > limit) {
                throw new StartException("The " + server.title() + " did not become ready within "
                        + LONGEST_START.toMinutes() + " minutes." + seeLog());
            }
            Thread.sleep(POLL);
        }
    }

    private String seeLog() {
        return " Its log: " + home.logs().resolve(server.name() + ".log");
    }
}
