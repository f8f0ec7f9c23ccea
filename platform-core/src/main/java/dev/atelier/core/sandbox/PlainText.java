package dev.atelier.core.sandbox;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * What a program prints for a terminal, made into text that can be shown anywhere: without escape sequences, which move
 * cursors and set titles, and without the marks that turn the direction of writing, which make text read as what it is
 * not. Takes pieces as they come, cut anywhere, also within a character or a sequence. Used by one thread.
 */
public final class PlainText {
    private static final char ESCAPE = '\u001B';
    private static final char BELL = '\u0007';
    /** The one-character form of {@code ESC [}. */
    private static final char CONTROL_SEQUENCE = '\u009B';

    private static final int LONGEST_SEQUENCE = 4_096;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] rest = new byte[0];
    private State state = State.TEXT;
    private int skipped;
    private boolean carriageReturn;

    private enum State {
        TEXT,
        ESCAPED,
        /** Until a letter. */
        CONTROL,
        /** A command to the terminal, until a bell or an escape. */
        COMMAND
    }

    /** A text that is there as a whole. */
    public static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        new PlainText().filter(CharBuffer.wrap(text), plain);
        return plain.toString();
    }

    /** What can be shown of these bytes and of what was kept back before. */
    public String add(byte[] bytes) {
        ByteBuffer in = ByteBuffer.allocate(rest.length + bytes.length);
        in.put(rest).put(bytes).flip();
        CharBuffer characters = CharBuffer.allocate(in.remaining() + 1);
        decoder.decode(in, characters, false);
        rest = new byte[in.remaining()];
        in.get(rest);
        StringBuilder plain = new StringBuilder(characters.position());
        filter(characters.flip(), plain);
        return plain.toString();
    }

    private void filter(CharBuffer characters, StringBuilder plain) {
        while (characters.hasRemaining()) {
            char next = characters.get();
            switch (state) {
                case TEXT -> text(next, plain);
                case ESCAPED -> escaped(next);
                case CONTROL -> endIf(next >= '@' && next <= '~');
                case COMMAND -> command(next);
            }
        }
    }

    private void text(char next, StringBuilder plain) {
        if (carriageReturn && next != '\n' && next != '\r') {
            // Programs that draw over their last line: here each drawing is a line.
            plain.append('\n');
        }
        carriageReturn = next == '\r';
        if (next == ESCAPE || next == CONTROL_SEQUENCE) {
            state = next == ESCAPE ? State.ESCAPED : State.CONTROL;
            skipped = 0;
        } else if (next == '\n' || next == '\t' || (!Character.isISOControl(next) && !turnsDirection(next))) {
            plain.append(next);
        }
    }

    private void escaped(char next) {
        switch (next) {
            case '[' -> state = State.CONTROL;
            case ']', 'P', 'X', '^', '_' -> state = State.COMMAND;
            default -> endIf(next >= '0');
        }
    }

    private void command(char next) {
        if (next == ESCAPE) {
            state = State.ESCAPED;
        } else {
            endIf(next == BELL);
        }
    }

    /** A sequence that never ends must not swallow what comes after it for ever. */
    private void endIf(boolean ends) {
        if (ends || ++skipped > LONGEST_SEQUENCE) {
            state = State.TEXT;
        }
    }

    private static boolean turnsDirection(char next) {
        return next == '\u061C'
                || next == '\u200E'
                || next == '\u200F'
                || (next >= '\u202A' && next <= '\u202E')
                || (next >= '\u2066' && next <= '\u2069')
                || next == '\u2028'
                || next == '\u2029'
                || next == '\uFEFF';
    }
}
