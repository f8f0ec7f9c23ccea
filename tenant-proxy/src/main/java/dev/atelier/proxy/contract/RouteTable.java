package dev.atelier.proxy.contract;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The routes in a directory, one file for each host, always current.
 *
 * <p>The directory is watched, and that is what makes changes fast; it is not what makes them certain. Each answer that is
 * older than {@link #TRUSTED_FOR} is compared with the file first (one {@code stat}), and a host that is not known is
 * looked for on disk each time, so that a lost notification costs at most that long. A file that is missing, wrong or not
 * a plain file means that there is no such route; hosts without a file take no memory.
 *
 * <p>Safe for any thread. Listeners are called on the watching thread or on the one that noticed, and must not block.
 */
public final class RouteTable implements AutoCloseable {
    private static final Logger LOG = System.getLogger(RouteTable.class.getName());
    private static final long TRUSTED_FOR = Duration.ofMillis(500).toNanos();
    private static final String SUFFIX = ".json";

    private final Path directory;
    private final ConcurrentMap<HostName, Entry> entries = new ConcurrentHashMap<>();
    private final List<Consumer<HostName>> listeners = new CopyOnWriteArrayList<>();
    private final RouteWatch watch;

    private RouteTable(Path directory) throws IOException {
        this.directory = directory;
        this.watch = new RouteWatch(directory, this::changed, this::readAll);
    }

    /** Reads all routes, and keeps them current until closed. Creates the directory when it is missing. */
    public static RouteTable open(Path directory) throws IOException {
        Files.createDirectories(directory);
        RouteTable table = new RouteTable(directory);
        table.watch.start();
        table.readAll();
        return table;
    }

    /** The route of a host, if there is one. */
    public Optional<Route> find(HostName host) {
        Entry entry = entries.get(host);
        if (entry != null && System.nanoTime() - entry.checkedAt() < TRUSTED_FOR) {
            return Optional.ofNullable(entry.route());
        }
        return refresh(host);
    }

    /** The route of a host as the file says at this moment, for when the known one turned out not to hold. */
    public Optional<Route> refresh(HostName host) {
        Entry[] seen = new Entry[1];
        Entry current = entries.compute(host, (name, known) -> {
            seen[0] = known;
            return look(name, known);
        });
        @Nullable Route before = seen[0] == null ? null : seen[0].route();
        @Nullable Route after = current == null ? null : current.route();
        if (before != null ? !before.equals(after) : after != null) {
            listeners.forEach(listener -> listener.accept(host));
        }
        return Optional.ofNullable(after);
    }

    /** Tells of each host whose route appeared, changed or went away. */
    public void onChange(Consumer<HostName> listener) {
        listeners.add(listener);
    }

    /** How many hosts have a usable route. */
    public int size() {
        int routes = 0;
        for (Entry entry : entries.values()) {
            routes += entry.route() == null ? 0 : 1;
        }
        return routes;
    }

    @Override
    public void close() {
        watch.close();
    }

    private void changed(String fileName) {
        hostOf(fileName).ifPresent(this::refresh);
    }

    private void readAll() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            files.forEach(file -> changed(String.valueOf(file.getFileName())));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The directory of routes cannot be read: {0}", e.getMessage());
        }
        entries.keySet().forEach(this::refresh);
    }

    private static Optional<HostName> hostOf(String fileName) {
        return fileName.endsWith(SUFFIX)
                ? HostName.of(fileName.substring(0, fileName.length() - SUFFIX.length()))
                        .filter(host -> fileName.equals(host + SUFFIX))
                : Optional.empty();
    }

    private @Nullable Entry look(HostName host, @Nullable Entry known) {
        Path file = directory.resolve(host + SUFFIX);
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Stamp stamp = Stamp.of(attributes);
            if (known != null && known.stamp().equals(stamp)) {
                return new Entry(known.route(), stamp, System.nanoTime());
            }
            if (!attributes.isRegularFile()) {
                throw new WrongRouteException("is not a plain file");
            }
            return new Entry(RouteDocument.read(host, bytes(file)), stamp, System.nanoTime());
        } catch (NoSuchFileException missing) {
            return null;
        } catch (WrongRouteException e) {
            LOG.log(Level.WARNING, "The route of {0} {1}; the host counts as unknown.", host, e.getMessage());
            return wrong(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The route of {0} cannot be read: {1}", host, e.getMessage());
            return null;
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(RouteDocument.MAX_BYTES + 1);
        }
    }

    /** Remembers that a file is wrong, so that it is complained of once and not with each request. */
    private static @Nullable Entry wrong(Path file) {
        try {
            Stamp stamp = Stamp.of(Files.readAttributes(file, BasicFileAttributes.class));
            return new Entry(null, stamp, System.nanoTime());
        } catch (IOException gone) {
            return null;
        }
    }

    /** What was read, and of which file; without a route the file is there but wrong. */
    private record Entry(@Nullable Route route, Stamp stamp, long checkedAt) {}

    /** Two files with the same stamp are the same file. A replaced one has another key even within one clock tick. */
    private record Stamp(long modified, long size, String key) {
        static Stamp of(BasicFileAttributes attributes) {
            return new Stamp(
                    attributes.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS),
                    attributes.size(),
                    String.valueOf(attributes.fileKey()));
        }
    }
}
