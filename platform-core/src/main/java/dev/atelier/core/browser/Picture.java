package dev.atelier.core.browser;

/**
 * How a page looks.
 *
 * @param bytes in the form of {@code mediaType}; the receiver must not change them
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, compared by nobody
public record Picture(String mediaType, byte[] bytes) {}
