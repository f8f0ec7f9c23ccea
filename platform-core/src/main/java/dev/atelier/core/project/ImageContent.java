package dev.atelier.core.project;

import dev.atelier.core.image.ImageCheck;
import dev.atelier.core.image.ImageFormat;

/** An image's bytes and what they are. */
@SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
public record ImageContent(ImageFormat format, byte[] bytes) {
    static ImageContent of(byte[] checked) {
        return new ImageContent(ImageCheck.formatOf(checked), checked);
    }
}
