package dev.atelier.core.image;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import java.util.Locale;

/** What can be wrong with an image, each with what to do about it. */
final class ImageFaults {
    private ImageFaults() {}

    static FaultException empty() {
        return of("empty_image", "This file is empty. Copy or save it once more and add it again.");
    }

    static FaultException tooLarge() {
        return of(
                "image_too_large",
                "This file is larger than " + ImageCheck.LARGEST_FILE / (1024 * 1024)
                        + " MB. Save the picture smaller and add it again.");
    }

    static FaultException notAnImage() {
        return of(
                "not_an_image",
                "This file is no picture that can be used here, whatever its name says. PNG, JPEG, GIF, WebP and SVG"
                        + " can.");
    }

    static FaultException broken() {
        return of("broken_image", "This picture is incomplete or damaged. Copy or save it once more and add it again.");
    }

    static FaultException tooManyPixels(long width, long height) {
        return of(
                "image_too_many_pixels",
                String.format(
                        Locale.ROOT,
                        "This picture has %,d × %,d pixels. At most %,d on a side and %d million together can be used:"
                                + " save it smaller.",
                        width,
                        height,
                        ImageCheck.LONGEST_SIDE,
                        ImageCheck.MOST_PIXELS / 1_000_000));
    }

    static FaultException unsafeSvg(String why) {
        return of(
                "unsafe_svg",
                "This SVG cannot be used: " + why + ". Export it as plain SVG or as PNG and add it again.");
    }

    private static FaultException of(String code, String message) {
        return Fault.of(FaultKind.USER, code, message).asException();
    }
}
