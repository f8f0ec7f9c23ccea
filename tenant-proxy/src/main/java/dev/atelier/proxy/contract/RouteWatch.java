package dev.atelier.proxy.contract;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Watches the directory of routes on a thread of its own; survives that the directory is removed and made again. */
final class RouteWatch implements AutoCloseable {
    private static final Logger LOG = System.getLogger(RouteWatch.class.getName());
    private static final long LOOK_AGAIN_SECONDS = 2;

    private final Path directory;
    private final Consumer<String> fileChanged;
    private final Runnable anythingChanged;
    private final WatchService service;
    private final Thread thread;

    RouteWatch(Path directory, Consumer<String> fileChanged, Runnable anythingChanged) throws IOException {
        this.directory = directory;
        this.fileChanged = fileChanged;
        this.anythingChanged = anythingChanged;
        this.service = FileSystems.getDefault().newWatchService();
        this.thread = Thread.ofPlatform().daemon().name("gateway-routes").unstarted(this::watch);
    }

    void start() throws IOException {
        register();
        thread.start();
    }

    @Override
    public void close() {
        try {
            service.close();
            thread.join(TimeUnit.SECONDS.toMillis(LOOK_AGAIN_SECONDS));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The watch on the routes did not close", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void register() throws IOException {
        directory.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
    }

    private void watch() {
        boolean watching = true;
        try {
            while (true) {
                WatchKey key = watching ? service.take() : service.poll(LOOK_AGAIN_SECONDS, TimeUnit.SECONDS);
                if (key != null) {
                    key.pollEvents().forEach(this::tell);
                    watching = key.reset();
                }
                if (!watching) {
                    watching = watchAgain();
                }
            }
        } catch (ClosedWatchServiceException closed) {
            // the table was closed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(WatchEvent<?> event) {
        try {
            if (event.context() instanceof Path file) {
                fileChanged.accept(file.toString());
            } else {
                // the kernel's queue ran over, so anything may have changed
                anythingChanged.run();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A change of the routes could not be followed", e);
        }
    }

    private boolean watchAgain() {
        try {
            register();
            anythingChanged.run();
            return true;
        } catch (IOException stillMissing) {
            anythingChanged.run();
            return false;
        }
    }
}
