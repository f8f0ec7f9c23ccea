package dev.atelier.local.task;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One event stream: numbered events as they come (WHATWG HTML, server-sent events). The platform says something every ten
 * seconds, so one that is silent for longer is a connection that is dead without knowing it.
 */
final class EventFeed implements AutoCloseable {
    private static final Duration SILENCE = Duration.ofSeconds(45);

    private final InputStream stream;
    private final Duration silence;
    private final BlockingQueue<Heard> heard = new ArrayBlockingQueue<>(1_000);
    private final Thread reader;

    /** An event of the log. */
    record Event(long id, String name, String data) {}

    private sealed interface Heard {
        record Line(String text) implements Heard {}

        record End(Optional<IOException> why) implements Heard {}
    }

    EventFeed(InputStream stream) {
        this(stream, SILENCE);
    }

    EventFeed(InputStream stream, Duration silence) {
        this.stream = stream;
        this.silence = silence;
        this.reader = Thread.ofVirtual().name("events").start(this::read);
    }

    /** The next event; empty when the stream has ended. Throws when it broke. */
    Optional<Event> next() throws IOException, InterruptedException {
        Lines lines = new Lines();
        while (true) {
            switch (take()) {
                case Heard.Line(String text) -> {
                    Optional<Event> event = lines.add(text);
                    if (event.isPresent()) {
                        return event;
                    }
                }
                case Heard.End(Optional<IOException> why) -> {
                    if (why.isPresent()) {
                        throw why.get();
                    }
                    return Optional.empty();
                }
            }
        }
    }

    /** The lines of one event after the other. */
    private static final class Lines {
        private long id;
        private String name = "";
        private final StringBuilder data = new StringBuilder();

        /** The event that ends with this line, if one with a number does. */
        Optional<Event> add(String line) {
            if (line.startsWith("id:")) {
                id = number(value(line));
            } else if (line.startsWith("event:")) {
                name = value(line);
            } else if (line.startsWith("data:")) {
                data.append(data.isEmpty() ? "" : "\n").append(value(line));
            } else if (line.isEmpty()) {
                return end();
            }
            return Optional.empty();
        }

        /** A piece of text that is being written has no number: it is shown on screens, and is no event of the log. */
        private Optional<Event> end() {
            Optional<Event> event =
                    id > 0 && !data.isEmpty() ? Optional.of(new Event(id, name, data.toString())) : Optional.empty();
            id = 0;
            name = "";
            data.setLength(0);
            return event;
        }
    }

    @Override
    public void close() {
        reader.interrupt();
        try {
            stream.close();
        } catch (IOException alreadyGone) {
            // Nobody listens any more.
            return;
        }
    }

    private Heard take() throws IOException, InterruptedException {
        Heard next = heard.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
            throw new IOException("the stream went silent");
        }
        return next;
    }

    private void read() {
        try {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    heard.put(new Heard.Line(line));
                }
                heard.put(new Heard.End(Optional.empty()));
            } catch (IOException broken) {
                heard.put(new Heard.End(Optional.of(broken)));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static String value(String line) {
        String value = line.substring(line.indexOf(':') + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }

    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
