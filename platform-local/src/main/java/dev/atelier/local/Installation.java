package dev.atelier.local;

import dev.atelier.local.home.Home;
import dev.atelier.local.home.HomeLock;
import dev.atelier.local.home.Instance;
import dev.atelier.local.process.Launchpad;
import dev.atelier.local.server.Server;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystemException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The running whole: starts the servers side by side, keeps {@link Instance} up to date, and stops them in order.
 *
 * <p>{@link #start} is called once, by one thread; {@link #stop} by any thread, also while the start is under way.
 */
final class Installation implements ServerRun.Owner {
    private static final Logger LOG = System.getLogger(Installation.class.getName());

    private final Home home;
    private final HomeLock lock;
    private final Console console;
    private final Addresses addresses;
    private final Servers servers;
    private final Launchpad launchpad;
    private final ServerRun database;
    private final ServerRun keycloak;
    private final ServerRun platform;
    private final ServerRun gateway;
    private final ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<String> lost = new CompletableFuture<>();
    private final Instant started = Instant.now();
    private final Map<String, Instance.Running> processes = new HashMap<>();

    private String state = "starting";
    private boolean stopped;

    /** @param lock given back when everything has stopped */
    Installation(Home home, HomeLock lock, Addresses addresses, Servers servers, Launchpad launchpad, Console console) {
        this.home = home;
        this.lock = lock;
        this.console = console;
        this.addresses = addresses;
        this.servers = servers;
        this.launchpad = launchpad;
        this.database = new ServerRun(servers.database(), launchpad, home, console, this);
        this.keycloak = new ServerRun(servers.keycloak(), launchpad, home, console, this);
        this.platform = new ServerRun(servers.platform(), launchpad, home, console, this);
        this.gateway = new ServerRun(servers.gateway(), launchpad, home, console, this);
    }

    /**
     * Starts everything and returns when all of it is ready; throws at the first failure, with the rest still running.
     *
     * @param beforePlatform what the platform needs besides the database, done at the same time
     */
    void start(Callable<Void> beforePlatform) throws InterruptedException {
        ExecutorCompletionService<Void> starts = new ExecutorCompletionService<>(starters);
        Future<Void> data = starts.submit(() -> run(database));
        Future<Void> needs = starts.submit(beforePlatform);
        starts.submit(() -> run(keycloak));
        starts.submit(() -> run(gateway));
        starts.submit(() -> {
            data.get();
            needs.get();
            return run(platform);
        });
        for (int ended = 0; ended < 5; ended++) {
            unwrap(starts.take());
        }
        synchronized (this) {
            state = "running";
        }
        describe();
    }

    /** Waits until a server is lost for good; the reason. Stopping ends no wait: then the JVM is ending anyway. */
    String awaitLoss() throws InterruptedException {
        try {
            return lost.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops the gateway first, so that nobody meets a half-stopped platform, and the database last. */
    void stop() {
        synchronized (this) {
            if (stopped) {
                return;
            }
            stopped = true;
        }
        console.say("Atelier is stopping.");
        starters.shutdownNow();
        try {
            gateway.stop();
            // Neither needs the other to stop.
            Thread signIn = Thread.ofPlatform().start(() -> stopQuietly(keycloak));
            platform.stop();
            signIn.join();
            database.stop();
            Instance.delete(home);
            lock.close();
            console.say("Atelier has stopped.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the data directory was not left tidy: {0}", e.getMessage());
        }
        launchpad.close();
    }

    @Override
    public void running(Server server, long pid) {
        synchronized (this) {
            processes.put(server.name(), Instance.Running.of(pid));
        }
        describe();
    }

    @Override
    public void lost(String reason) {
        lost.complete(reason);
    }

    private synchronized void describe() {
        if (stopped) {
            return;
        }
        Instance instance = new Instance(
                Instance.Running.of(ProcessHandle.current().pid()),
                started,
                state,
                home.root(),
                servers.urls(addresses),
                addresses.ports(),
                processes);
        try {
            instance.write(home);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "run/instance.json was not written: {0}", e.getMessage());
        }
    }

    private static Void run(ServerRun server) throws IOException, InterruptedException {
        server.start();
        return null;
    }

    private static void stopQuietly(ServerRun server) {
        try {
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void unwrap(Future<Void> ended) throws InterruptedException {
        try {
            ended.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException known -> throw known;
                case null -> throw new StartException("Something could not be started.", e);
                case IOException failure -> throw new StartException("Atelier cannot start: " + told(failure), failure);
                case Throwable other -> throw new StartException("Atelier cannot start: " + other, other);
            }
        }
    }

    /** Java tells of files by their name alone. */
    private static String told(IOException failure) {
        return failure instanceof FileSystemException ? failure.toString() : String.valueOf(failure.getMessage());
    }
}
