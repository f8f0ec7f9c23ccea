package dev.atelier.core.source;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A caller's stream, for writers that close what they write to. */
final class KeptOpen extends FilterOutputStream {
    KeptOpen(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
