package dev.atelier.web.images;

import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.project.ImageContent;
import java.io.IOException;
import java.util.function.Supplier;

/** A small picture. What it is fetched from can only be downloaded, never opened as a page (X18). */
final class Thumbnail extends Image {

    /** @param name for those who do not see it */
    Thumbnail(Supplier<ImageContent> content, String name) {
        super((DownloadHandler) event -> send(event, content), name);
        addClassName("image-thumbnail");
        getElement().setAttribute("loading", "lazy");
    }

    private static void send(DownloadEvent event, Supplier<ImageContent> content) throws IOException {
        ImageContent image;
        try {
            image = content.get();
        } catch (FaultException gone) {
            // It was removed meanwhile; its name is shown beside it.
            event.getResponse().setStatus(HttpStatusCode.NOT_FOUND.getCode());
            return;
        }
        event.setContentType(image.format().mediaType());
        event.setContentLength(image.bytes().length);
        event.getResponse().setHeader("Content-Disposition", "attachment");
        event.getResponse().setHeader("X-Content-Type-Options", "nosniff");
        event.getResponse().setHeader("Cache-Control", "private, max-age=86400");
        event.getOutputStream().write(image.bytes());
    }
}
