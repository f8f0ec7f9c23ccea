package dev.atelier.local;

import dev.atelier.local.home.Home;
import dev.atelier.local.home.HomeLock;
import dev.atelier.local.home.Instance;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks at, or stops, an installation that another process runs. */
final class Running {
    private static final int NOT_RUNNING = 3;
    private static final int HANGS = 1;
    /** More than all servers may take one after the other. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path directory;
    private final Console console;

    /** @param directory the data directory, which need not be there */
    Running(Path directory, Console console) {
        this.directory = directory;
        this.console = console;
    }

    int status(boolean json) {
        Optional<Instance> instance = find();
        if (instance.isEmpty()) {
            console.say("Atelier is not running on " + directory + ".");
            return NOT_RUNNING;
        }
        Instance running = instance.get();
        if (json) {
            console.say(running.json().strip());
            return 0;
        }
        console.say("Atelier is " + running.state() + " since " + running.started() + " (process "
                + running.launcher().pid() + ").");
        running.urls().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(url -> console.say(String.format("  %-10s %s", url.getKey(), url.getValue())));
        console.say("  logs       " + directory.resolve("logs"));
        return 0;
    }

    int stop() throws InterruptedException {
        Optional<ProcessHandle> launcher =
                find().flatMap(instance -> instance.launcher().handle());
        if (launcher.isEmpty()) {
            console.say("Atelier is not running on " + directory + ".");
            return 0;
        }
        launcher.get().destroy();
        try {
            launcher.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException hangs) {
            console.complain("Atelier (process " + launcher.get().pid() + ") does not stop. See "
                    + directory.resolve("logs") + ".");
            return HANGS;
        } catch (ExecutionException e) {
            throw new StartException("Process " + launcher.get().pid() + " cannot be watched.", e);
        }
        console.say("Atelier has stopped.");
        return 0;
    }

    /** Where browsers reach it, if it runs. */
    Optional<URI> address() {
        return find().map(instance -> instance.urls().get("platform")).map(URI::create);
    }

    /** The instance whose launcher lives: what a killed one left behind does not count. */
    private Optional<Instance> find() {
        return Home.find(directory)
                .flatMap(Instance::read)
                .filter(instance -> instance.launcher().handle().isPresent());
    }

    /** The lock, or a complaint that somebody else has it. */
    static HomeLock lock(Home home) {
        return HomeLock.tryAcquire(home)
                .orElseThrow(() -> new Complaint("Atelier runs already on " + home.root()
                        + Instance.read(home)
                                .map(instance ->
                                        " (process " + instance.launcher().pid() + ", "
                                                + instance.urls().getOrDefault("platform", "starting") + ")")
                                .orElse("")
                        + ". Stop it with ./atelier stop, or choose another ATELIER_HOME."));
    }
}
