package dev.atelier.system;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form with files, as a browser writes it. */
final class Multipart {
    static final String TYPE = "multipart/form-data; boundary=----border";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Multipart file(String name, byte[] content) {
        return file("file", name, "image/png", content);
    }

    /** An archive in a part of that name. */
    Multipart zip(String part, String name, byte[] content) {
        return file(part, name, "application/zip", content);
    }

    Multipart field(String name, String value) {
        text("------border\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
        return this;
    }

    private Multipart file(String part, String name, String type, byte[] content) {
        text("------border\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"" + name
                + "\"\r\nContent-Type: " + type + "\r\n\r\n");
        out.writeBytes(content);
        text("\r\n");
        return this;
    }

    byte[] bytes() {
        text("------border--\r\n");
        return out.toByteArray();
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
