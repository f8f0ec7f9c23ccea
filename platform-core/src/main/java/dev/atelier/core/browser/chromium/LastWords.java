package dev.atelier.core.browser.chromium;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads what the browser prints, so that it never blocks, and keeps the end of it. */
final class LastWords {
    private static final int KEPT = 4096;

    /** Written by the reading thread alone. */
    private volatile String tail = "";

    LastWords(InputStream stream) {
        Thread unused = Thread.ofPlatform().daemon().name("browser-output").start(() -> drain(stream));
    }

    boolean contain(String words) {
        return tail.contains(words);
    }

    String lastLine() {
        return tail.strip().lines().reduce("", (first, second) -> second);
    }

    private void drain(InputStream stream) {
        byte[] buffer = new byte[KEPT];
        try (stream) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                String all = tail + new String(buffer, 0, read, StandardCharsets.UTF_8);
                tail = all.substring(Math.max(0, all.length() - KEPT));
            }
        } catch (IOException ended) {
            // nothing more is to come
        }
    }
}
