package dev.atelier.local;

import dev.atelier.local.home.Home;
import dev.atelier.local.home.HomeLock;
import dev.atelier.local.process.Launchpad;
import dev.atelier.local.server.Distribution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code ./atelier up}: from a checkout that was built to a running installation, and to its end. */
final class Up {
    private static final int BROKEN = 1;

    private final LocalSettings settings;
    private final Distribution distribution;
    private final Map<String, String> environment;
    private final Console console;

    Up(LocalSettings settings, Distribution distribution, Map<String, String> environment, Console console) {
        this.settings = settings;
        this.distribution = distribution;
        this.environment = environment;
        this.console = console;
    }

    /** Runs until it is stopped by a signal, or something breaks. */
    int run(boolean fresh) throws InterruptedException {
        long begin = System.nanoTime();
        distribution.missing().ifPresent(missing -> {
            throw new Complaint(missing + " is missing. Build Atelier first: ./atelier up does so by itself.");
        });
        Home home = Home.open(settings.home());
        // Held until the process ends: whoever gets it next finds everything stopped.
        HomeLock lock = Running.lock(home);
        Leftovers.end(home);
        if (fresh) {
            home.clear();
        }
        console.say("Atelier is starting. Its data: " + home.root());
        try {
            return run(home, lock, begin);
        } catch (IOException e) {
            throw new StartException("The data directory " + home.root() + " cannot be used: " + e.getMessage(), e);
        }
    }

    private int run(Home home, HomeLock lock, long begin) throws IOException, InterruptedException {
        Addresses addresses = Addresses.choose(settings);
        Template template = new Template(settings.templateDirectory(), distribution, home, environment);
        Path directory = template.directory();
        List<String> trust = TrustStore.jvmOptions(settings.caBundle(), home);
        Servers servers = Servers.of(settings, distribution, home, addresses, environment, directory, trust);
        RouteFile.write(home, settings.host(), addresses.platform());
        Launchpad launchpad = new Launchpad(environment.getOrDefault("PATH", ""));
        Installation installation = new Installation(home, lock, addresses, servers, launchpad, console);
        Runtime.getRuntime().addShutdownHook(new Thread(installation::stop, "stop"));
        installation.start(() -> {
            template.prepare(console);
            return null;
        });
        double seconds = (System.nanoTime() - begin) / 1e9;
        new Greeting(console, home).show(addresses, servers.platform().health(), seconds);
        console.complain(installation.awaitLoss());
        return BROKEN;
    }
}
