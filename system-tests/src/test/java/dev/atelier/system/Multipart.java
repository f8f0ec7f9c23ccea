package dev.atelier.system;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form with files, as a browser writes it. */
final class Multipart {
    static final String TYPE = "multipart/form-data; boundary=----border";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Multipart file(String name, byte[] content) {
        text("------border\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: image/png\r\n\r\n");
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
