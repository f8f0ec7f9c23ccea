package dev.atelier.core.source.zip;

import java.util.List;

/** What an archive may hold (T4), judged by what it says of itself; that it says the truth is seen while unpacking. */
record ZipLimits(int entries, long bytes) {
    private static final int HIGHEST_RATIO = 100;

    /** Below this, a high ratio is an honest small file of repeated lines, and harmless. */
    private static final long NO_BOMB = 100 * 1024;

    void check(List<Entry> entries, long archive) {
        long total = 0;
        for (Entry entry : entries) {
            checkKind(entry);
            if (entry.size() > bytes - total) {
                throw ZipFaults.tooLarge(entry.name(), bytes);
            }
            total += entry.size();
            if (isBomb(entry.size(), entry.packed()) || isBomb(total, archive)) {
                throw ZipFaults.entry(entry.name(), "unpacks to more than " + HIGHEST_RATIO + " times its size");
            }
        }
    }

    private static boolean isBomb(long unpacked, long packed) {
        return unpacked > NO_BOMB && unpacked / HIGHEST_RATIO >= packed && unpacked > packed * HIGHEST_RATIO;
    }

    private static void checkKind(Entry entry) {
        if (entry.isEncrypted()) {
            throw ZipFaults.entry(entry.name(), "is encrypted");
        }
        entry.mode().problem().ifPresent(problem -> {
            throw ZipFaults.entry(entry.name(), problem);
        });
        if (entry.unixTarget()) {
            throw ZipFaults.entry(entry.name(), "is a link or a device");
        }
        boolean contradiction = entry.isFolder()
                ? entry.mode().isFile() || entry.size() != 0
                : entry.mode().isFolder();
        if (contradiction) {
            throw ZipFaults.entry(entry.name(), "is both a file and a directory");
        }
        if (entry.method() != Entry.STORED && entry.method() != Entry.DEFLATED) {
            throw ZipFaults.entry(
                    entry.name(), "is compressed by a method that is not known here; use the usual one, Deflate");
        }
        if (entry.method() == Entry.STORED && entry.size() != entry.packed()) {
            throw ZipFaults.entry(entry.name(), "has another size than its bytes");
        }
    }
}
