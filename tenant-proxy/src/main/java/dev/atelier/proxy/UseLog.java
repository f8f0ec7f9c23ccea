package dev.atelier.proxy;

import dev.atelier.proxy.contract.Activity;
import dev.atelier.proxy.contract.HostName;
import dev.atelier.proxy.contract.Route;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Notes when a host was used, at most once a second, by touching the file that its route names (B16). Safe for any thread;
 * a touch takes some microseconds.
 */
final class UseLog {
    private static final Logger LOG = System.getLogger(UseLog.class.getName());
    private static final long EVERY = Duration.ofSeconds(1).toNanos();

    private final ConcurrentMap<HostName, Long> noted = new ConcurrentHashMap<>();

    void used(Route route) {
        if (route.activity().isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        Long last = noted.get(route.host());
        if (last == null || now - last >= EVERY) {
            noted.put(route.host(), now);
            touch(route.host(), route.activity().get());
        }
    }

    void forget(HostName host) {
        noted.remove(host);
    }

    private static void touch(HostName host, Activity activity) {
        Path file = activity.file();
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (NoSuchFileException first) {
            create(host, file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "It cannot be noted that {0} is used: {1}", host, e.toString());
        }
    }

    private static void create(HostName host, Path file) {
        try {
            Files.write(file, new byte[0]);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "It cannot be noted that {0} is used: {1}", host, e.toString());
        }
    }
}
