package dev.atelier.local.task;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** A multipart form with a file that is sent as it is read, however large it is. */
record Form(String boundary, BodyPublisher body) {

    static Form of(Map<String, String> fields, Path file) throws IOException {
        String boundary = "atelier-" + UUID.randomUUID();
        StringBuilder head = new StringBuilder();
        fields.forEach((name, value) -> head.append(part(boundary, name))
                .append("\r\n\r\n")
                .append(value)
                .append("\r\n"));
        head.append(part(boundary, "zip"))
                .append("; filename=\"")
                .append(quoted(file))
                .append("\"\r\nContent-Type: application/zip\r\n\r\n");
        return new Form(
                boundary,
                BodyPublishers.concat(
                        BodyPublishers.ofString(head.toString()),
                        BodyPublishers.ofFile(file),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n", StandardCharsets.US_ASCII)));
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    private static String part(String boundary, String name) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"";
    }

    /** As browsers write it (HTML's multipart encoding). */
    private static String quoted(Path file) {
        return String.valueOf(file.getFileName())
                .replace("\"", "%22")
                .replace("\r", "%0D")
                .replace("\n", "%0A");
    }
}
