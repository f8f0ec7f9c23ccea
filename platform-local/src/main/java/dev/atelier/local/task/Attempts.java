package dev.atelier.local.task;

import java.io.IOException;
import java.time.Duration;

/** Tries again what may succeed later, with growing pauses, until there is no hope. */
final class Attempts {
    private static final int MOST = 12;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final Pause pause;
    private int failed;

    Attempts(Pause pause) {
        this.pause = pause;
    }

    /** What is tried. */
    @FunctionalInterface
    interface Attempt<T> {
        T make() throws IOException, InterruptedException;
    }

    <T> T until(Attempt<T> attempt, String otherwise) throws InterruptedException {
        while (true) {
            try {
                T result = attempt.make();
                failed = 0;
                return result;
            } catch (IOException e) {
                failed(e, otherwise);
            }
        }
    }

    /** Waits, or gives up. */
    void failed(IOException why, String otherwise) throws InterruptedException {
        if (++failed >= MOST) {
            throw new TaskException(ExitCode.OUT_OF_REACH, otherwise + reason(why), why);
        }
        Duration wait = Duration.ofMillis(500).multipliedBy(1L << Math.min(failed - 1, 10));
        pause.before(wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait);
    }

    /** Something works again. */
    void succeeded() {
        failed = 0;
    }

    private static String reason(IOException why) {
        return why.getMessage() == null ? "" : " (" + why.getMessage() + ")";
    }
}
