package dev.atelier.proxy;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one event loop keeps in memory because somebody does not take it: a browser that does not read, an app that does
 * not, a body that waits for an app to wake. Each such stall costs little, but a thousand of them at once would cost the
 * gateway its life; so there is a most, and beyond it the one that has not moved for the longest is given up. Who reads
 * slowly moves now and then, and so stays; who does not read at all goes first.
 */
final class Backlog {
    private final Map<Object, Stall> stalls = new LinkedHashMap<>();
    private final long most;
    private long kept;

    Backlog(long most) {
        this.most = most;
    }

    /**
     * Counts a stall as the newest.
     *
     * @param bytes what it may keep
     * @param giveUp how to end it
     */
    void stalled(Object who, long bytes, Runnable giveUp) {
        moved(who);
        stalls.put(who, new Stall(bytes, giveUp));
        kept += bytes;
        while (kept > most) {
            Map.Entry<Object, Stall> oldest = stalls.entrySet().iterator().next();
            moved(oldest.getKey());
            oldest.getValue().giveUp().run();
        }
    }

    /** It goes on, or has ended. */
    void moved(Object who) {
        Stall stall = stalls.remove(who);
        if (stall != null) {
            kept -= stall.bytes();
        }
    }

    private record Stall(long bytes, Runnable giveUp) {}
}
