package dev.atelier.system.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The body of an answer that comes in chunks (RFC 9112, 7.1), after its head. */
final class Chunks extends InputStream {
    private final InputStream in;
    private long left;

    Chunks(InputStream connection) throws IOException {
        this.in = new BufferedInputStream(connection);
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.startsWith("HTTP/") && !line.contains(" 200")) {
                throw new IOException("the answer is " + line);
            }
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (left == 0) {
            left = Long.parseLong(line(), 16);
            if (left == 0) {
                return -1;
            }
        }
        int read = in.read(bytes, from, (int) Math.min(length, left));
        if (read < 0) {
            throw new EOFException("the answer was cut off");
        }
        left -= read;
        if (left == 0) {
            var unused = line();
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the answer was cut off");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
