package dev.atelier.local.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The description of the running installation, for {@code ./atelier status} and for tests: {@code run/instance.json},
 * replaced as a whole whenever something changes, deleted when Atelier stops.
 *
 * @param state {@code starting} or {@code running}
 * @param urls addresses by name: {@code platform}, {@code keycloak}, {@code issuer}, {@code database}
 * @param ports loopback ports by name: {@code gateway}, {@code keycloak}, {@code platform}, {@code database}
 * @param processes the servers by name
 */
public record Instance(
        Running launcher,
        Instant started,
        String state,
        Path home,
        Map<String, String> urls,
        Map<String, Integer> ports,
        Map<String, Running> processes) {

    /**
     * A process that cannot be mistaken for a later one with the same number.
     *
     * @param born milliseconds since 1970, as the operating system tells it; 0 if it does not
     */
    public record Running(long pid, long born) {
        public static Running of(long pid) {
            return new Running(pid, ProcessHandle.of(pid).map(Running::bornAt).orElse(0L));
        }

        /** The process, if it is still the same one. */
        public Optional<ProcessHandle> handle() {
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> bornAt(process) == born);
        }

        private static long bornAt(ProcessHandle process) {
            return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        }
    }

    public Instance {
        urls = Map.copyOf(urls);
        ports = Map.copyOf(ports);
        processes = Map.copyOf(processes);
    }

    /** What the file says, which may describe an instance that was killed. Empty without a readable file. */
    public static Optional<Instance> read(Home home) {
        try {
            return Optional.of(fromJson(Json.read(Files.readString(file(home)))));
        } catch (IOException | IllegalArgumentException | ClassCastException | DateTimeException none) {
            return Optional.empty();
        }
    }

    public void write(Home home) throws IOException {
        PrivateFile.write(file(home), json());
    }

    /** The file's text. */
    public String json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", 1);
        json.put("pid", launcher.pid());
        json.put("born", launcher.born());
        json.put("started", started.toString());
        json.put("state", state);
        json.put("home", home.toString());
        json.put("urls", urls);
        json.put("ports", ports);
        Map<String, Object> pids = new LinkedHashMap<>();
        processes.forEach((name, process) -> pids.put(name, Map.of("pid", process.pid(), "born", process.born())));
        json.put("processes", pids);
        return Json.write(json);
    }

    public static void delete(Home home) throws IOException {
        Files.deleteIfExists(file(home));
    }

    private static Path file(Home home) {
        return home.run().resolve("instance.json");
    }

    private static Instance fromJson(Map<String, Object> json) {
        return new Instance(
                running(json),
                Instant.parse(text(json, "started")),
                text(json, "state"),
                Path.of(text(json, "home")),
                convert(json, "urls", String.class::cast),
                convert(json, "ports", value -> ((Number) value).intValue()),
                convert(json, "processes", value -> running((Map<?, ?>) value)));
    }

    private static Running running(Map<?, ?> json) {
        return new Running(number(json.get("pid")), number(json.get("born")));
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    private static String text(Map<String, Object> json, String key) {
        if (json.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(key + " is missing");
    }

    private static <V> Map<String, V> convert(Map<String, Object> json, String key, Function<Object, V> convert) {
        Map<String, V> result = new LinkedHashMap<>();
        if (json.get(key) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> result.put((String) name, convert.apply(value)));
        }
        return result;
    }
}
