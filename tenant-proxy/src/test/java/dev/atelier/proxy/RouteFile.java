package dev.atelier.proxy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** A route document as the platform would write it; each change is a document of its own. */
record RouteFile(Map<String, Object> fields) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A running host that anybody may see and nobody may frame: like the platform's own. */
    static RouteFile open(String host, String upstream) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("version", 1);
        fields.put("host", host);
        fields.put("upstream", upstream);
        fields.put("state", "running");
        fields.put("access", "open");
        fields.put("generation", 1);
        return new RouteFile(fields);
    }

    /** A running preview of generation 1 that needs a pass. */
    static RouteFile preview(String host, String upstream) {
        return open(host, upstream)
                .with("access", "ticket")
                .with("title", "Pottery class")
                .with("enter", "http://atelier.localhost:8080/preview/enter")
                .with("frameAncestors", "http://atelier.localhost:8080");
    }

    RouteFile with(String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return new RouteFile(changed);
    }

    String json() {
        try {
            return JSON.writeValueAsString(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes it the way the contract says: whole or not at all. */
    void writeTo(Path directory) {
        write(directory, host(), json());
    }

    String host() {
        return String.valueOf(fields.get("host"));
    }

    static void write(Path directory, String host, String content) {
        try {
            Path temporary = Files.createTempFile(directory, ".route", ".tmp");
            Files.write(temporary, content.getBytes(StandardCharsets.UTF_8));
            Files.move(temporary, directory.resolve(host + ".json"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
