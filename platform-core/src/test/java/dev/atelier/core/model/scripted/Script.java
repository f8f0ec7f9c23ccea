package dev.atelier.core.model.scripted;

import java.util.ArrayList;
import java.util.List;

/**
 * The replies in order. Each request is given the first that is not used up and fits the user's latest words; when there
 * is none left, the last word. Thread-safe.
 */
public final class Script {
    private static final class Entry {
        private final Reply reply;
        private int left;

        private Entry(Reply reply) {
            this.reply = reply;
            this.left = reply.times();
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final Reply otherwise;

    public Script(List<Reply> replies, Reply otherwise) {
        replies.forEach(reply -> entries.add(new Entry(reply)));
        this.otherwise = otherwise;
    }

    public static Script of(Reply... replies) {
        return new Script(List.of(replies), Reply.text("That is all."));
    }

    public synchronized Reply next(String lastUserText) {
        for (Entry entry : entries) {
            if (entry.left > 0 && entry.reply.fits(lastUserText)) {
                entry.left--;
                return entry.reply;
            }
        }
        return otherwise;
    }

    /** How many replies were not given yet; those given forever do not count. */
    public synchronized int left() {
        return entries.stream()
                .filter(entry -> entry.reply.times() != Integer.MAX_VALUE)
                .mapToInt(entry -> entry.left)
                .sum();
    }
}
