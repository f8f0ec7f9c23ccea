package dev.atelier.core.image;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much a browser has to draw. A few lines of {@code use} within {@code use} stand for billions of shapes, and would
 * stop whoever opens the app.
 */
final class SvgWeight {
    private static final long MOST_SHAPES = 500_000;
    private static final int MOST_ELEMENTS = 200_000;
    private static final int LONGEST_CHAIN = 300;

    /** What is inside of one element that has an id. */
    private static final class Part {
        private long elements;
        private final List<String> uses = new ArrayList<>();
    }

    private final Map<String, Part> parts = new HashMap<>();
    private final Part whole = new Part();
    private final Deque<Part> open = new ArrayDeque<>();

    SvgWeight() {
        open.push(whole);
    }

    /** @param reference of a {@code use}, such as {@code #leaf} */
    void begin(String element, String id, String reference) {
        if (++whole.elements > MOST_ELEMENTS) {
            throw ImageFaults.unsafeSvg("it has too many parts");
        }
        Part part = open.element();
        if (!id.isEmpty() && !parts.containsKey(id)) {
            part = new Part();
            // What is within a part is within those around it too.
            open.element().uses.add(id);
            parts.put(id, part);
        }
        part.elements++;
        if (element.equals("use") && reference.startsWith("#")) {
            part.uses.add(reference.substring(1));
        }
        open.push(part);
    }

    void end() {
        open.pop();
    }

    void requireBearable() {
        long shapes = shapes(whole, new HashMap<>(), new HashSet<>());
        if (shapes > MOST_SHAPES) {
            throw ImageFaults.unsafeSvg("it repeats its parts too often");
        }
    }

    /** What refers to itself is drawn by nobody, and counts as if it were not there. */
    private long shapes(Part part, Map<Part, Long> known, Set<Part> above) {
        Long before = known.get(part);
        if (before != null) {
            return before;
        }
        if (!above.add(part)) {
            return 0;
        }
        if (above.size() > LONGEST_CHAIN) {
            throw ImageFaults.unsafeSvg("its parts refer to each other in too long a row");
        }
        long shapes = part.elements;
        for (String use : part.uses) {
            Part used = parts.get(use);
            if (used != null && shapes <= MOST_SHAPES) {
                shapes += shapes(used, known, above);
            }
        }
        above.remove(part);
        known.put(part, shapes);
        return shapes;
    }
}
