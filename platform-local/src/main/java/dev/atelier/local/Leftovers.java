package dev.atelier.local;

import dev.atelier.local.home.Home;
import dev.atelier.local.home.Instance;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Servers of an earlier start on the same data whose launcher was killed. They are ending, or hang; either way a second
 * database on the same files must wait for them.
 */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Leftovers() {}

    /** Returns when none of them runs any more. Call it with the lock held. */
    static void end(Home home) throws InterruptedException {
        Optional<Instance> earlier = Instance.read(home);
        if (earlier.isEmpty()) {
            return;
        }
        for (Instance.Running process : earlier.get().processes().values()) {
            Optional<ProcessHandle> handle = process.handle();
            if (handle.isPresent()) {
                end(handle.get());
            }
        }
    }

    private static void end(ProcessHandle process) throws InterruptedException {
        process.destroy();
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException hangs) {
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new StartException("Process " + process.pid() + " of an earlier start cannot be ended.", e);
        }
    }
}
