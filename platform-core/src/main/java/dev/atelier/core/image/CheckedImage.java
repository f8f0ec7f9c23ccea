package dev.atelier.core.image;

/**
 * An image that was found to be one.
 *
 * @param width in pixels, as a browser shows it
 * @param content its bytes as they are to be kept, which need not be those that came
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
public record CheckedImage(ImageFormat format, int width, int height, byte[] content) {}
