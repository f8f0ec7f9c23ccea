package dev.atelier.core.source.zip;

import java.util.Optional;

/** The mode of a file on Unix, as archives keep it; 0 when whoever made the archive did not say. */
record UnixMode(int bits) {
    static final int KIND = 0170000;
    static final int FILE = 0100000;
    static final int FOLDER = 0040000;
    private static final int LINK = 0120000;
    private static final int OWNER_MAY_RUN = 0100;

    boolean isFolder() {
        return (bits & KIND) == FOLDER;
    }

    boolean isFile() {
        return (bits & KIND) == FILE;
    }

    boolean executable() {
        return !isFolder() && (bits & OWNER_MAY_RUN) != 0;
    }

    /** Why there can be no file of that kind; empty if there can. */
    Optional<String> problem() {
        return switch (bits & KIND) {
            case 0, FILE, FOLDER -> Optional.empty();
            case LINK -> Optional.of("is a symbolic link");
            default -> Optional.of("is a device or another special file");
        };
    }
}
