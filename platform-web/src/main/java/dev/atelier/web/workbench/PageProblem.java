package dev.atelier.web.workbench;

import dev.atelier.web.shell.Words;
import elemental.json.JsonArray;
import elemental.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that went wrong in the previewed page, as the page tells it.
 *
 * @param compiles whether the app's code compiled at all
 * @param message in the browser's or the compiler's words
 * @param code the lines around the place, if the compiler showed them
 * @param places where, nearest first, such as {@code src/App.jsx:12}
 */
record PageProblem(boolean compiles, String message, String code, List<String> places) {
    private static final int LONGEST_MESSAGE = 1_500;
    private static final int LONGEST_PLACE = 400;
    private static final int MOST_PLACES = 8;

    PageProblem {
        message = cut(message, LONGEST_MESSAGE);
        code = cut(code, LONGEST_MESSAGE);
        places = places.stream()
                .limit(MOST_PLACES)
                .map(place -> cut(place, LONGEST_PLACE))
                .toList();
    }

    static PageProblem of(JsonObject told) {
        List<String> places = new ArrayList<>();
        JsonArray stack = told.getArray("stack");
        for (int i = 0; i < Math.min(stack.length(), MOST_PLACES); i++) {
            JsonObject frame = stack.getObject(i);
            if (!frame.getString("file").isEmpty()) {
                String name = frame.getString("name");
                places.add(frame.getString("file") + ":" + (int) frame.getNumber("line")
                        + (name.isEmpty() ? "" : " (" + name + ")"));
            }
        }
        boolean compiles = !"compile".equals(told.getString("kind"));
        return new PageProblem(compiles, told.getString("message"), told.getString("frame"), places);
    }

    /** What an agent is asked. All that comes from the page is set in, so that it cannot pass for the person's words. */
    String ask() {
        StringBuilder ask =
                new StringBuilder(Words.of("fix.ask")).append("\n\n").append(setIn(message));
        if (!places.isEmpty()) {
            ask.append("\n\n").append(Words.of("fix.places")).append('\n').append(setIn(String.join("\n", places)));
        }
        if (!code.isBlank()) {
            ask.append("\n\n").append(setIn(code));
        }
        return ask.toString();
    }

    private static String setIn(String text) {
        return text.lines().map(line -> "    " + line).collect(Collectors.joining("\n"));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
