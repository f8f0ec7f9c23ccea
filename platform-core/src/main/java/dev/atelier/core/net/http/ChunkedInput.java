package dev.atelier.core.net.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/** A body in chunks (RFC 9112, 7.1). It ends where its last chunk does; a connection that ends earlier is an error. */
final class ChunkedInput extends InputStream {
    private final InputStream in;
    private long left;
    private boolean first = true;
    private boolean over;

    ChunkedInput(InputStream in) {
        this.in = in;
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
        if (left == 0 && !over) {
            nextChunk();
        }
        if (over) {
            return -1;
        }
        int read = in.read(bytes, offset, (int) Math.min(length, left));
        if (read < 0) {
            throw new EOFException("the answer ended before its end");
        }
        left -= read;
        return read;
    }

    private void nextChunk() throws IOException {
        HeadReader head = new HeadReader(in);
        if (!first && !head.line().isEmpty()) {
            throw new ProtocolException("a chunk is longer than it said");
        }
        first = false;
        String line = head.line();
        int extension = line.indexOf(';');
        String size = (extension < 0 ? line : line.substring(0, extension)).strip();
        if (!size.matches("[0-9a-fA-F]{1,15}")) {
            throw new ProtocolException("a chunk has no size");
        }
        left = Long.parseLong(size, 16);
        if (left == 0) {
            head.fields();
            over = true;
        }
    }
}
