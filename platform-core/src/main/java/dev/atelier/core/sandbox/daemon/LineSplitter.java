package dev.atelier.core.sandbox.daemon;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts bytes into lines of UTF-8, whatever the pieces they come in. A line that is too long is cut; what is no UTF-8 is
 * replaced. Used by one thread.
 */
final class LineSplitter {
    private static final int LONGEST = 8 * 1024;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LineSplitter(Consumer<String> lines) {
        this.lines = lines;
    }

    void add(byte[] bytes) {
        for (byte next : bytes) {
            if (next == '\n') {
                emit();
            } else {
                line.write(next);
                if (line.size() >= LONGEST) {
                    emit();
                }
            }
        }
    }

    /** Passes on what came after the last line end. */
    void finish() {
        if (line.size() > 0) {
            emit();
        }
    }

    private void emit() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        lines.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
