package dev.atelier.core.source.zip;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** The bytes of one entry, unpacked: as many as were promised, with the promised sum, or a fault. */
final class Unpacked extends InputStream {
    private static final int BUFFER = 32 * 1024;

    private final Entry entry;
    private final Inflater inflater = new Inflater(true);
    private final InputStream content;
    private final CRC32 sum = new CRC32();
    private final LongConsumer meter;
    private long left;
    private boolean over;

    Unpacked(ArchiveFile file, LocalHeader.Located located, LongConsumer meter) {
        this.entry = located.entry();
        this.meter = meter;
        this.left = entry.size();
        InputStream packed = file.stream(located.data(), entry.packed());
        this.content = entry.method() == Entry.STORED ? packed : new InflaterInputStream(packed, inflater, BUFFER);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (over || length == 0) {
            return over ? -1 : 0;
        }
        // One more than is left, to see whether there is more.
        int read = inflate(bytes, offset, (int) Math.min(length, Math.max(1, left)));
        if (read < 0) {
            finish();
            return -1;
        }
        left -= read;
        if (left < 0) {
            throw ZipFaults.entry(entry.name(), "is larger than it says");
        }
        sum.update(bytes, offset, read);
        meter.accept(read);
        return read;
    }

    private int inflate(byte[] bytes, int offset, int length) throws IOException {
        try {
            return content.read(bytes, offset, length);
        } catch (ZipException | EOFException e) {
            throw ZipFaults.entry(entry.name(), "is damaged");
        }
    }

    private void finish() {
        over = true;
        boolean complete = entry.method() == Entry.STORED || inflater.getBytesRead() == entry.packed();
        if (left != 0 || !complete || (int) sum.getValue() != entry.crc()) {
            throw ZipFaults.entry(entry.name(), left != 0 ? "is smaller than it says" : "is damaged");
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        content.close();
    }
}
