package dev.atelier.core.source;

import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;

/** What a directory entry is, the entry itself and not what it may link to. */
record Stat(Kind kind, long size, Instant modified, boolean executable) {

    enum Kind {
        FILE,
        FOLDER,
        LINK,
        SPECIAL
    }

    static Stat of(PosixFileAttributes attributes) {
        return new Stat(
                kindOf(attributes),
                attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                attributes.permissions().contains(PosixFilePermission.OWNER_EXECUTE));
    }

    private static Kind kindOf(PosixFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            return Kind.FILE;
        }
        if (attributes.isDirectory()) {
            return Kind.FOLDER;
        }
        return attributes.isSymbolicLink() ? Kind.LINK : Kind.SPECIAL;
    }

    boolean is(Kind expected) {
        return kind == expected;
    }
}
