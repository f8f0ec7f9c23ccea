package dev.atelier.core.project;

import dev.atelier.core.image.ImageFormat;
import dev.atelier.core.image.ImageName;
import dev.atelier.core.source.SourcePath;
import java.time.Instant;

/**
 * An image of a project.
 *
 * @param file its name in {@link #FOLDER}; it stands for this image for ever
 * @param name as the person who uploaded it knows it; shown, and nothing else
 * @param width in pixels, as a browser shows it
 */
public record ProjectImage(
        ImageId id,
        ImageName file,
        String name,
        ImageFormat format,
        int width,
        int height,
        long bytes,
        Instant uploaded) {
    /** What is in it, the app shows at {@code /images/…}. */
    public static final String FOLDER = "public/images/";

    /** Of the file in the project. */
    public SourcePath path() {
        return pathOf(file);
    }

    static SourcePath pathOf(ImageName file) {
        return SourcePath.of(FOLDER + file);
    }
}
