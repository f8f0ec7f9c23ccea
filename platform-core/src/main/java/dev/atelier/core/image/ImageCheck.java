package dev.atelier.core.image;

import java.util.Optional;

/** The way in: from bytes that somebody sent to an image that can be kept and shown. */
public final class ImageCheck {
    /** The largest file, in bytes (B12). */
    public static final int LARGEST_FILE = 10 * 1024 * 1024;

    /** The longest side, in pixels. */
    public static final int LONGEST_SIDE = 16_000;

    /** Width times height. A browser needs four bytes for each; one page with many images must still open on a phone. */
    public static final long MOST_PIXELS = 64_000_000;

    private ImageCheck() {}

    /**
     * What the bytes are, ready to be kept.
     *
     * @throws dev.atelier.core.fault.FaultException {@code empty_image}, {@code image_too_large}, {@code not_an_image},
     *     {@code broken_image}, {@code image_too_many_pixels}, {@code unsafe_svg}
     */
    public static CheckedImage of(byte[] bytes) {
        if (bytes.length == 0) {
            throw ImageFaults.empty();
        }
        if (bytes.length > LARGEST_FILE) {
            throw ImageFaults.tooLarge();
        }
        Bytes in = new Bytes(bytes);
        CheckedImage image = switch (recognised(in).orElseThrow(ImageFaults::notAnImage)) {
            case PNG -> PngImage.read(in);
            case JPEG -> JpegImage.read(in);
            case GIF -> GifImage.read(in);
            case WEBP -> WebpImage.read(in);
            case SVG -> SvgImage.read(bytes);
        };
        requireFit(image.width(), image.height());
        return image;
    }

    /** Of an image that was checked before. */
    public static ImageFormat formatOf(byte[] checked) {
        return recognised(new Bytes(checked)).orElseThrow(ImageFaults::notAnImage);
    }

    /** By how the bytes begin; a name or a declared type is nobody's proof. */
    private static Optional<ImageFormat> recognised(Bytes in) {
        if (in.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(ImageFormat.PNG);
        }
        if (in.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(ImageFormat.JPEG);
        }
        if (in.startsWith("GIF87a") || in.startsWith("GIF89a")) {
            return Optional.of(ImageFormat.GIF);
        }
        if (in.startsWith("RIFF") && in.hasAt(8, "WEBP")) {
            return Optional.of(ImageFormat.WEBP);
        }
        return in.looksLikeMarkup() ? Optional.of(ImageFormat.SVG) : Optional.empty();
    }

    static void requireFit(long width, long height) {
        if (width < 1 || height < 1) {
            throw ImageFaults.broken();
        }
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) {
            throw ImageFaults.tooManyPixels(width, height);
        }
    }
}
