package dev.atelier.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("B16 what a browser says over a WebSocket")
class SpokenFramesTest {
    private static final int TEXT = 0x81;
    private static final int BINARY = 0x82;
    private static final int PING = 0x89;
    private static final int PONG = 0x8a;

    private final AtomicInteger spoken = new AtomicInteger();
    private final SpokenFrames frames = new SpokenFrames(Set.of("{\"type\":\"ping\"}"), spoken::incrementAndGet);

    @ParameterizedTest(name = "in pieces of {0} bytes")
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    @DisplayName("counts, but for signs of life")
    void signsOfLife(int piece) {
        Buffer said = Buffer.buffer()
                .appendBuffer(frame(TEXT, "{\"type\":\"ping\"}"))
                .appendBuffer(frame(PING, ""))
                .appendBuffer(frame(PONG, "x"))
                .appendBuffer(frame(TEXT, "{\"type\":\"ping\"}"));

        feed(said, piece);
        assertThat(spoken).hasValue(0);

        feed(frame(TEXT, "hello"), piece);
        assertThat(spoken).hasValue(1);
    }

    @ParameterizedTest(name = "of {0} bytes")
    @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536, 200_000})
    @DisplayName("is followed across messages of any length")
    void lengths(int length) {
        Buffer said = Buffer.buffer()
                .appendBuffer(frame(BINARY, "x".repeat(length)))
                .appendBuffer(frame(TEXT, "{\"type\":\"ping\"}"))
                .appendBuffer(frame(TEXT, "y".repeat(length)));

        feed(said, 1_000);

        assertThat(spoken).hasValue(2);
    }

    @Test
    @DisplayName("counts when a sign of life is only the beginning of a longer message")
    void fragments() {
        feed(frame(0x01, "{\"type\":\"ping\"}"), 100);

        assertThat(spoken).hasValue(1);
    }

    @Test
    @DisplayName("X18 may be anything, and breaks nothing")
    void garbage() {
        byte[] garbage = new byte[10_000];
        for (int i = 0; i < garbage.length; i++) {
            garbage[i] = (byte) (i * 31 + i / 7);
        }

        feed(Buffer.buffer(garbage), 13);
        feed(Buffer.buffer(new byte[] {(byte) BINARY, (byte) 0xff, -1, -1, -1, -1, -1, -1, -1, -1, 1, 2, 3, 4}), 3);

        assertThat(spoken.get()).isPositive();
    }

    private void feed(Buffer said, int piece) {
        for (int at = 0; at < said.length(); at += piece) {
            frames.accept(said.getBuffer(at, Math.min(said.length(), at + piece)));
        }
    }

    /** As a browser sends it: masked. */
    static Buffer frame(int first, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        byte[] mask = {17, -3, 99, 4};
        Buffer frame = Buffer.buffer().appendByte((byte) first);
        if (content.length < 126) {
            frame.appendByte((byte) (0x80 | content.length));
        } else if (content.length < 65_536) {
            frame.appendByte((byte) (0x80 | 126)).appendUnsignedShort(content.length);
        } else {
            frame.appendByte((byte) (0x80 | 127)).appendLong(content.length);
        }
        frame.appendBytes(mask);
        for (int i = 0; i < content.length; i++) {
            frame.appendByte((byte) (content[i] ^ mask[i % 4]));
        }
        return frame;
    }
}
