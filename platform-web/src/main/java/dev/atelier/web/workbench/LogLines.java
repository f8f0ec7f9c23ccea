package dev.atelier.web.workbench;

import dev.atelier.web.log.LogView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Lines on their way to a screen that may be slower than what writes them: so many, and then the oldest go. Thread-safe. */
final class LogLines {
    private static final int MOST = 1_000;

    private final Deque<String> waiting = new ArrayDeque<>();
    private long left;

    /** True for the one caller that has to see to it that they are taken. */
    synchronized boolean add(String line) {
        boolean first = waiting.isEmpty();
        waiting.add(line);
        if (waiting.size() > MOST) {
            waiting.remove();
            left++;
        }
        return first;
    }

    /** What has come since, with a note of what was left out. */
    synchronized List<LogView.Line> take() {
        List<LogView.Line> lines = new ArrayList<>(waiting.size() + 1);
        if (left > 0) {
            lines.add(new LogView.Line("warn", "… " + left + " …"));
        }
        waiting.forEach(line -> lines.add(new LogView.Line(level(line), line)));
        waiting.clear();
        left = 0;
        return lines;
    }

    private static String level(String line) {
        return line.contains("rror") ? "error" : line.startsWith("[atelier]") ? "info" : "log";
    }
}
