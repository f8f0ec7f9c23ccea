package dev.atelier.local.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Work that is done once for a checkout, however many launchers start at the same time: a lock file keeps processes
 * apart, a lock the threads of this one, and a marker says that it was finished.
 */
final class Once {
    private static final ReentrantLock THREADS = new ReentrantLock();

    private Once() {}

    /** The work itself. */
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    static void run(Path lockFile, Path marker, Work work) throws IOException, InterruptedException {
        if (Files.exists(marker)) {
            return;
        }
        THREADS.lockInterruptibly();
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(marker)) {
                work.run();
                Files.createFile(marker);
            }
        } finally {
            THREADS.unlock();
        }
    }
}
