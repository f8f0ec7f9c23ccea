package dev.atelier.system.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results for people and for programs. */
record Report(Machine machine, Instant at, List<Result> results, List<Footprint> footprints) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** A table in Markdown; times are in milliseconds, median and 95th percentile. */
    String table() {
        StringBuilder table = new StringBuilder();
        table.append("| id | what | n | Atelier | limit | against | ratio | goal | reached |\n");
        table.append("|---|---|--:|--:|--:|---|--:|--:|---|\n");
        results.forEach(result -> table.append(line(result)));
        if (!footprints.isEmpty()) {
            table.append("\n| id | memory | MB | goal | reached |\n|---|---|--:|---|---|\n");
            footprints.forEach(footprint -> table.append(line(footprint)));
        }
        return table.toString();
    }

    void writeJson(Path file) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("at", at.truncatedTo(ChronoUnit.SECONDS).toString());
        document.put("machine", machine);
        document.put("results", results.stream().map(Report::document).toList());
        document.put("memory", footprints);
        Files.createDirectories(file.getParent());
        JSON.writeValue(file.toFile(), document);
    }

    private static String line(Result result) {
        SideBySide times = result.times();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %s | %s | %s | %.2f / %.2f | %s | %s |%n",
                result.id(),
                result.what(),
                times.ours().all().size(),
                text(times.ours()),
                text(times.limit()),
                result.against(),
                times.medianRatio(),
                times.p95Ratio(),
                result.goal(),
                result.reached() ? "yes" : "no");
    }

    private static String line(Footprint footprint) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.1f | %s (%.1f MB) | %s |%n",
                footprint.id(),
                footprint.what(),
                footprint.megabytes(),
                footprint.goal(),
                footprint.most(),
                footprint.reached() ? "yes" : "no");
    }

    private static String text(Samples samples) {
        return rounded(samples.median()) + " / " + rounded(samples.p95());
    }

    static String rounded(Duration time) {
        double millis = millis(time);
        return String.format(Locale.ROOT, millis < 100 ? "%.1f" : "%.0f", millis);
    }

    private static Map<String, Object> document(Result result) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", result.id());
        document.put("what", result.what());
        document.put("against", result.against());
        document.put(
                "oursMillis",
                result.times().ours().all().stream().map(Report::millis).toList());
        document.put(
                "limitMillis",
                result.times().limit().all().stream().map(Report::millis).toList());
        document.put("medianRatio", result.times().medianRatio());
        document.put("p95Ratio", result.times().p95Ratio());
        document.put("goal", result.goal().toString());
        document.put("reached", result.reached());
        return document;
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
