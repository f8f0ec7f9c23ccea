package dev.atelier.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The head of a message exactly as it came over the wire. */
record Head(String text) {
    private static final String END = "\r\n\r\n";

    /** The next head, or null at the end of the stream. */
    static @Nullable Head read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int last = 0;
        while (last != 0x0d0a0d0a) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            bytes.write(next);
            last = last << 8 | next;
        }
        String text = bytes.toString(StandardCharsets.ISO_8859_1);
        return new Head(text.substring(0, text.length() - END.length()));
    }

    String firstLine() {
        return text.split("\r\n", 2)[0];
    }

    int status() {
        return Integer.parseInt(firstLine().split(" ", 3)[1]);
    }

    /** All values of a header, in order. */
    List<String> all(String name) {
        return Arrays.stream(text.split("\r\n", -1))
                .skip(1)
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }

    /** All values of a header in one line; empty when there is none. */
    String get(String name) {
        return String.join(", ", all(name));
    }

    boolean has(String name) {
        return !all(name).isEmpty();
    }
}
