package dev.atelier.core.sandbox.daemon;

import java.util.Optional;

/** The kinds of frames on {@code exec.sock}, with their numbers on the wire. */
enum FrameType {
    REQUEST(0x01),
    STDIN(0x02),
    STDIN_END(0x03),
    STARTED(0x11),
    STDOUT(0x12),
    STDERR(0x13),
    END(0x14),
    ERROR(0x1F);

    private final int code;

    FrameType(int code) {
        this.code = code;
    }

    byte code() {
        return (byte) code;
    }

    /** The kind that a daemon may send under this number. */
    static Optional<FrameType> fromDaemon(byte code) {
        for (FrameType type : values()) {
            if (type.code() == code && type.code >= STARTED.code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
