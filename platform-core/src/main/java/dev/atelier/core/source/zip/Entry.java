package dev.atelier.core.source.zip;

import java.util.Arrays;

/**
 * One entry as the archive's directory describes it.
 *
 * @param name as it is written there
 * @param packed bytes in the archive
 * @param size bytes when unpacked
 * @param header where its own header is
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares entries, or changes the name
record Entry(
        String name,
        byte[] rawName,
        int flags,
        int method,
        int crc,
        long packed,
        long size,
        long header,
        UnixMode mode,
        boolean unixTarget) {
    static final int STORED = 0;
    static final int DEFLATED = 8;

    private static final int ENCRYPTED = 1;
    private static final int SIZES_FOLLOW = 1 << 3;
    private static final int STRONGLY_ENCRYPTED = 1 << 6;
    private static final int NAMES_ENCRYPTED = 1 << 13;
    private static final int AES = 99;

    boolean isFolder() {
        return name.endsWith("/");
    }

    boolean isEncrypted() {
        return (flags & (ENCRYPTED | STRONGLY_ENCRYPTED | NAMES_ENCRYPTED)) != 0 || method == AES;
    }

    /** Whether its header was written before its size was known. */
    boolean sizesFollow() {
        return (flags & SIZES_FOLLOW) != 0;
    }

    boolean hasName(byte[] other) {
        return Arrays.equals(rawName, other);
    }
}
