package dev.atelier.core.net.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lines of an HTTP message; all of one message's heads share a budget. */
final class HeadReader {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: (.*))?");
    private static final int LARGEST = 64 * 1024;

    private final InputStream in;
    private int left = LARGEST;

    HeadReader(InputStream in) {
        this.in = in;
    }

    Answer read() throws IOException {
        Matcher status = STATUS.matcher(line());
        if (!status.matches()) {
            throw new ProtocolException("what answered does not speak HTTP");
        }
        String reason = status.group(2) == null ? "" : status.group(2);
        return new Answer(Integer.parseInt(status.group(1)), reason, fields());
    }

    Headers fields() throws IOException {
        Headers headers = new Headers();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("a header field of the answer is broken");
            }
            try {
                headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
            } catch (IllegalArgumentException e) {
                throw new ProtocolException("a header field of the answer is broken");
            }
        }
        return headers;
    }

    /** Up to the end of the line, which is not part of it. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the answer ended in its head");
            }
            if (--left < 0) {
                throw new ProtocolException("the answer's head is too large");
            }
            line.append((char) next);
        }
        int end = line.length() > 0 && line.charAt(line.length() - 1) == '\r' ? line.length() - 1 : line.length();
        // As bytes: what is not ASCII is shown as UTF-8 if it is that.
        return new String(line.substring(0, end).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
