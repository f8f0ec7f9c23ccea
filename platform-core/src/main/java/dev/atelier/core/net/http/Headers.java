package dev.atelier.core.net.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Header fields, found by name in any case. Mutable while they are put together; for one thread. */
public final class Headers {
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}");

    private final Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * One more field of that name.
     *
     * @throws IllegalArgumentException for what could be read as two fields; the value is not in the message, since it may
     *     be secret
     */
    public Headers add(String name, String value) {
        if (!NAME.matcher(name).matches() || value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
            throw new IllegalArgumentException("not a header field");
        }
        fields.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
        return this;
    }

    /** The only field of that name from now on. */
    public Headers set(String name, String value) {
        fields.remove(name);
        return add(name, value);
    }

    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    public List<String> all(String name) {
        return Collections.unmodifiableList(fields.getOrDefault(name, List.of()));
    }

    public Map<String, List<String>> asMap() {
        return Collections.unmodifiableMap(fields);
    }
}
