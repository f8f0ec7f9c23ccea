package dev.atelier.proxy;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A message's body as a stream that ends where the body ends; a body that is cut off is an {@link EOFException}. */
final class Body extends FilterInputStream {
    private final boolean chunked;
    private long left;
    private boolean over;

    private Body(InputStream in, boolean chunked, long length) {
        super(in);
        this.chunked = chunked;
        this.left = length;
        this.over = !chunked && length == 0;
    }

    static InputStream of(Head head, InputStream in) {
        boolean chunked = head.get("transfer-encoding").equalsIgnoreCase("chunked");
        String length = head.get("content-length");
        return new Body(in, chunked, length.isEmpty() ? 0 : Long.parseLong(length));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!over && left == 0) {
            nextChunk();
        }
        if (over) {
            return -1;
        }
        int count = in.read(bytes, offset, (int) Math.min(left, length));
        if (count < 0) {
            throw new EOFException("the body was cut off");
        }
        left -= count;
        if (left == 0) {
            over = !chunked;
            if (chunked) {
                line();
            }
        }
        return count;
    }

    private void nextChunk() throws IOException {
        left = Long.parseLong(line(), 16);
        if (left == 0) {
            line();
            over = true;
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next != '\n') {
            if (next < 0) {
                throw new EOFException("the body was cut off");
            }
            line.append((char) next);
            next = in.read();
        }
        return line.toString().strip();
    }
}
