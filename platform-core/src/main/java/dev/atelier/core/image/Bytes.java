package dev.atelier.core.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that are read by position; reading beyond their end means that the image is broken. */
final class Bytes {
    private final byte[] bytes;

    Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    int length() {
        return bytes.length;
    }

    byte[] all() {
        return bytes;
    }

    int u8(int at) {
        require(at, 1);
        return bytes[at] & 0xff;
    }

    int u16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }

    /** Unsigned. */
    long u32(int at) {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    int u16le(int at) {
        return u8(at) | u8(at + 1) << 8;
    }

    int u24le(int at) {
        return u16le(at) | u8(at + 2) << 16;
    }

    long u32le(int at) {
        return u16le(at) | (long) u16le(at + 2) << 16;
    }

    /** Characters for bytes, one for one. */
    String text(int at, int length) {
        require(at, length);
        return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    }

    Bytes part(int at, int length) {
        require(at, length);
        return new Bytes(Arrays.copyOfRange(bytes, at, at + length));
    }

    boolean startsWith(String latin) {
        return hasAt(0, latin);
    }

    boolean hasAt(int at, String latin) {
        return at + latin.length() <= bytes.length && text(at, latin.length()).equals(latin);
    }

    /** Whether the first character that is no space is an opening angle bracket, in any encoding that XML may be in. */
    boolean looksLikeMarkup() {
        for (byte b : bytes) {
            if (b == '<') {
                return true;
            }
            // byte order marks, the other half of a character of two bytes, white space
            boolean mark = (b & 0xff) >= 0xbb && isMark(b & 0xff);
            boolean passed = mark || b == 0 || b == ' ' || (b >= '\t' && b <= '\r');
            if (!passed) {
                return false;
            }
        }
        return false;
    }

    private static boolean isMark(int b) {
        return b == 0xef || b == 0xbb || b == 0xbf || b == 0xfe || b == 0xff;
    }

    void require(long at, long length) {
        if (at < 0 || length < 0 || at + length > bytes.length) {
            throw ImageFaults.broken();
        }
    }
}
