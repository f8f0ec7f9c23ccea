package dev.atelier.system.bench;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been started, freed in reverse order: at the end, after a failure, or when the process is told to end. */
final class Belongings implements AutoCloseable {
    private final Deque<AutoCloseable> all = new ArrayDeque<>();

    Belongings() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "free everything"));
    }

    synchronized <T extends AutoCloseable> T keep(T belonging) {
        all.push(belonging);
        return belonging;
    }

    /** Frees what was kept since; call it with what {@link #mark} gave. */
    synchronized void freeTo(int mark) {
        while (all.size() > mark) {
            try {
                all.pop().close();
            } catch (Exception e) {
                System.err.println("Something was not freed: " + e);
            }
        }
    }

    synchronized int mark() {
        return all.size();
    }

    @Override
    public void close() {
        freeTo(0);
    }
}
