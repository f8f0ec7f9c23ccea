package dev.atelier.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Reads a run's event stream the way a client does: numbered events, and pieces of text without a number. */
final class EventReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Api api;

    record Event(long id, String name, JsonNode data) {}

    EventReader(Api api) {
        this.api = api;
    }

    /** Numbered events after {@code lastId}, until the stream ends or that many were read. */
    List<Event> read(String run, long lastId, int most) {
        return readFrom("/api/v1/runs/" + run + "/events", lastId, most);
    }

    /** The same at another address. */
    List<Event> readFrom(String path, long lastId, int most) {
        var request = api.request(path)
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", String.valueOf(lastId))
                .timeout(Duration.ofSeconds(90))
                .build();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<Stream<String>> response = http.send(request, BodyHandlers.ofLines());
            try (Stream<String> lines = response.body()) {
                return parse(lines.iterator(), most);
            } finally {
                http.shutdownNow();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<Event> parse(Iterator<String> lines, int most) throws IOException {
        List<Event> events = new ArrayList<>();
        long id = 0;
        String name = "";
        while (events.size() < most && lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith("id: ")) {
                id = Long.parseLong(line.substring(4));
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ") && id > 0) {
                events.add(new Event(id, name, JSON.readTree(line.substring(6))));
            } else if (line.isEmpty()) {
                id = 0;
            }
        }
        return events;
    }
}
