package dev.atelier.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What the launcher was asked to do. */
sealed interface CommandLine {
    /**
     * Start everything and stay.
     *
     * @param port instead of the configured one; 0 picks a free one
     */
    record Up(boolean fresh, OptionalInt port) implements CommandLine {}

    record Stop() implements CommandLine {}

    /** Say whether it runs. */
    record Status(boolean json) implements CommandLine {}

    /**
     * Hand in a task for a repository or archive.
     *
     * @param words what comes after {@code task}
     */
    record Task(List<String> words) implements CommandLine {}

    static CommandLine parse(List<String> arguments) {
        Deque<String> words = new ArrayDeque<>(arguments);
        String command = words.isEmpty() ? "" : words.pop();
        CommandLine parsed = switch (command) {
            case "up" -> up(words);
            case "stop" -> new Stop();
            case "status" -> new Status(words.remove("--json"));
            case "task" -> task(words);
            default -> throw new Complaint("\"" + command + "\" is no command. Try: up, stop, status, task.");
        };
        if (!words.isEmpty()) {
            throw new Complaint("\"" + words.peek() + "\" is no option of \"" + command + "\".");
        }
        return parsed;
    }

    private static Task task(Deque<String> words) {
        Task task = new Task(List.copyOf(words));
        words.clear();
        return task;
    }

    private static Up up(Deque<String> words) {
        boolean fresh = words.remove("--fresh");
        OptionalInt port = OptionalInt.empty();
        if (!words.isEmpty() && words.peek().startsWith("--port")) {
            String word = words.pop();
            String value = word.startsWith("--port=") ? word.substring("--port=".length()) : words.poll();
            port = OptionalInt.of(port(word.equals("--port") || word.startsWith("--port=") ? value : null));
        }
        return new Up(fresh, port);
    }

    private static int port(@Nullable String value) {
        if (value != null && value.matches("\\d{1,5}") && Integer.parseInt(value) <= 65_535) {
            return Integer.parseInt(value);
        }
        throw new Complaint("--port needs a number from 0 to 65535, such as --port 9090. 0 picks a free port.");
    }
}
