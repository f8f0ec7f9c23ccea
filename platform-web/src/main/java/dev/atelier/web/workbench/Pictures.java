package dev.atelier.web.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.atelier.core.source.SourcePath;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Shows a project's pictures, known by their bytes. They are sent as downloads of their own type, under a policy that lets
 * nothing in them run: an image element shows them, and whoever opens the address alone gets a file (X18).
 */
final class Pictures {
    private static final int LARGEST = 8 << 20;

    private Pictures() {}

    /** Whether a file's name says that it is a picture, for its icon. */
    static boolean isNamedLikeOne(String path) {
        return path.toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g|gif|webp|avif|svg|ico|bmp)");
    }

    /** The media type that the bytes show; empty if they are no picture that browsers know. */
    static Optional<String> typeOf(SourcePath path, byte[] bytes) {
        if (bytes.length > LARGEST) {
            return Optional.empty();
        }
        String start = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u0089PNG\r\n")) {
            return Optional.of("image/png");
        } else if (start.startsWith("\u00FF\u00D8\u00FF")) {
            return Optional.of("image/jpeg");
        } else if (start.startsWith("GIF8")) {
            return Optional.of("image/gif");
        } else if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return Optional.of("image/webp");
        } else if (start.startsWith("ftypavif", 4)) {
            return Optional.of("image/avif");
        } else if (start.startsWith("\0\0\1\0")) {
            return Optional.of("image/x-icon");
        }
        boolean vector = path.value().toLowerCase(Locale.ROOT).endsWith(".svg");
        return vector ? Optional.of("image/svg+xml") : Optional.empty();
    }

    /** An image element that fetches the bytes when it is shown. */
    static Component of(String type, String description, Supplier<byte[]> bytes) {
        DownloadHandler handler = DownloadHandler.fromInputStream(event -> {
            byte[] all = bytes.get();
            return new DownloadResponse(new ByteArrayInputStream(all), "picture", type, all.length);
        });
        Image image = new Image();
        image.getElement().setAttribute("src", handler);
        image.setAlt(description);
        return image;
    }
}
