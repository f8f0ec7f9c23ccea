package dev.atelier.proxy;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Listens to what a browser says over a WebSocket, and tells when a person may be behind it: everything but control frames
 * (RFC 6455 §5.5) and the texts by which a page keeps the connection open. It never changes or holds back a byte; where it
 * loses the thread, everything counts.
 */
final class SpokenFrames implements Consumer<Buffer> {
    private static final int CONTROL = 0x08;
    private static final int FINAL_TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7f;
    private static final int LENGTH_OF_2 = 126;
    private static final int LENGTH_OF_8 = 127;
    private static final int MASK_BYTES = 4;

    private final Set<String> idleTexts;
    private final Runnable spoken;
    /** The frame's head and, of a short text, the rest of it. */
    private final byte[] frame = new byte[2 + MASK_BYTES + LENGTH];

    private int have;
    private long toSkip;

    /**
     * Nothing has been said yet.
     *
     * @param idleTexts that are not worth mentioning, each at most 125 bytes
     * @param spoken told of each frame that is
     */
    SpokenFrames(Set<String> idleTexts, Runnable spoken) {
        this.idleTexts = idleTexts;
        this.spoken = spoken;
    }

    @Override
    public void accept(Buffer piece) {
        int at = 0;
        while (at < piece.length()) {
            if (toSkip > 0) {
                long skipped = Math.min(toSkip, piece.length() - at);
                toSkip -= skipped;
                at += (int) skipped;
            } else {
                frame[have++] = piece.getByte(at++);
                read();
            }
        }
    }

    /** Looks at what is there of a frame; ends it when it is complete, or when all that matters about it is known. */
    private void read() {
        if (have < 2) {
            return;
        }
        int length = frame[1] & LENGTH;
        int extended = length == LENGTH_OF_2 ? 2 : length == LENGTH_OF_8 ? Long.BYTES : 0;
        int mask = (frame[1] & MASKED) == 0 ? 0 : MASK_BYTES;
        boolean shortText = (frame[0] & 0xff) == FINAL_TEXT && extended == 0;
        int wanted = 2 + extended + (shortText ? mask + length : 0);
        if (have < wanted) {
            return;
        }
        boolean control = (frame[0] & CONTROL) != 0;
        if (!control && !(shortText && idleTexts.contains(text(mask, length)))) {
            spoken.run();
        }
        toSkip = shortText ? 0 : mask + (extended == 0 ? length : longLength(extended));
        have = 0;
    }

    private String text(int mask, int length) {
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            byte masked = frame[2 + mask + i];
            text[i] = mask == 0 ? masked : (byte) (masked ^ frame[2 + i % MASK_BYTES]);
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private long longLength(int bytes) {
        long length = 0;
        for (int i = 0; i < bytes; i++) {
            length = length << Byte.SIZE | (frame[2 + i] & 0xff);
        }
        return length & Long.MAX_VALUE;
    }
}
