package dev.atelier.core.source.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What stands before and after each entry's bytes, which has to say the same as the directory (APPNOTE 4.3.7, 4.3.9). */
final class LocalHeader {
    private static final int HEADER = 0x04034b50;
    private static final int LENGTH = 30;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int LONGEST_DESCRIPTOR = 24;
    private static final long IN_ZIP64 = 0xffffffffL;
    private static final String CONTRADICTION = "is described in two ways that contradict each other";

    private LocalHeader() {}

    /** Where an entry's bytes are; its whole range is {@code [entry.header(), end)}. */
    record Located(Entry entry, long data, long end) {}

    /** Finds the bytes of all entries, none of which may share any with another. */
    static List<Located> locate(ArchiveFile file, List<Entry> entries, long directory) throws IOException {
        List<Located> located = new ArrayList<>();
        for (Entry entry : entries) {
            located.add(locate(file, entry, directory));
        }
        List<Located> inOrder = new ArrayList<>(located);
        inOrder.sort(Comparator.comparingLong(one -> one.entry().header()));
        long free = 0;
        for (Located one : inOrder) {
            if (one.entry().header() < free) {
                throw ZipFaults.entry(one.entry().name(), "overlaps another one");
            }
            free = one.end();
        }
        return located;
    }

    private static Located locate(ArchiveFile file, Entry entry, long directory) throws IOException {
        ByteBuffer fixed = file.read(entry.header(), LENGTH);
        if (fixed.getInt(0) != HEADER) {
            throw ZipFaults.entry(entry.name(), "is not where the directory says");
        }
        int nameLength = Short.toUnsignedInt(fixed.getShort(26));
        int extraLength = Short.toUnsignedInt(fixed.getShort(28));
        byte[] name = new byte[nameLength];
        file.read(entry.header() + LENGTH, nameLength).get(name);
        int flags = Short.toUnsignedInt(fixed.getShort(6));
        if (!entry.hasName(name)
                || flags != entry.flags()
                || Short.toUnsignedInt(fixed.getShort(8)) != entry.method()) {
            throw ZipFaults.entry(entry.name(), CONTRADICTION);
        }
        ExtraFields extra =
                ExtraFields.parse(file.read(entry.header() + LENGTH + nameLength, extraLength), entry.name());
        if (extra.hasSecondName(name)) {
            throw ZipFaults.entry(entry.name(), "has two names");
        }
        if (!saysTheSame(fixed, extra, entry)) {
            throw ZipFaults.entry(entry.name(), CONTRADICTION);
        }
        long data = entry.header() + LENGTH + nameLength + extraLength;
        if (entry.packed() > directory - data) {
            throw ZipFaults.entry(entry.name(), "is longer than the archive");
        }
        long end = data + entry.packed();
        return new Located(entry, data, entry.sizesFollow() ? afterDescriptor(file, entry, end, directory) : end);
    }

    /** A header that was written too early for that may say nothing, but nothing else. */
    private static boolean saysTheSame(ByteBuffer fixed, ExtraFields extra, Entry entry) {
        long crc = Integer.toUnsignedLong(fixed.getInt(14));
        long packed = Integer.toUnsignedLong(fixed.getInt(18));
        long size = Integer.toUnsignedLong(fixed.getInt(22));
        if (size == IN_ZIP64 || packed == IN_ZIP64) {
            ByteBuffer more = extra.zip64().orElseGet(() -> ByteBuffer.allocate(0));
            size = size == IN_ZIP64 && more.remaining() >= Long.BYTES ? more.getLong() : size;
            packed = packed == IN_ZIP64 && more.remaining() >= Long.BYTES ? more.getLong() : packed;
        }
        boolean silent = entry.sizesFollow() && crc == 0 && packed == 0 && size == 0;
        boolean same = crc == Integer.toUnsignedLong(entry.crc()) && packed == entry.packed() && size == entry.size();
        // Stored entries that were streamed may tell their sizes before, and the sum only afterwards.
        boolean sizesOnly = entry.sizesFollow() && crc == 0 && packed == entry.packed() && size == entry.size();
        return silent || same || sizesOnly;
    }

    /** After the bytes: a mark that may be missing, the sum, and the two sizes in 4 or 8 bytes each. */
    private static long afterDescriptor(ArchiveFile file, Entry entry, long end, long directory) throws IOException {
        ByteBuffer after = file.read(end, (int) Math.min(LONGEST_DESCRIPTOR, directory - end));
        for (int mark : new int[] {4, 0}) {
            for (int width : new int[] {4, 8}) {
                int length = mark + 4 + 2 * width;
                if (after.remaining() >= length
                        && (mark == 0 || after.getInt(0) == DESCRIPTOR)
                        && after.getInt(mark) == entry.crc()
                        && number(after, mark + 4, width) == entry.packed()
                        && number(after, mark + 4 + width, width) == entry.size()) {
                    return end + length;
                }
            }
        }
        throw ZipFaults.entry(entry.name(), CONTRADICTION);
    }

    private static long number(ByteBuffer bytes, int at, int width) {
        return width == 4 ? Integer.toUnsignedLong(bytes.getInt(at)) : bytes.getLong(at);
    }
}
