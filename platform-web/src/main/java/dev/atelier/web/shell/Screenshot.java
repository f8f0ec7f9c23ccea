package dev.atelier.web.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.atelier.core.fault.FaultException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;

/** How an app looked. Calm while the picture is on its way, and when there is none any more. */
public final class Screenshot extends Div {
    /** It is what a browser made of a tenant's page: nothing but a picture may ever come of it. */
    private static final String NOTHING_BUT_A_PICTURE = "default-src 'none'; sandbox";

    /**
     * A picture that is fetched when it is shown, and not before.
     *
     * @param jpeg gets it, as somebody who may see it
     */
    public Screenshot(Supplier<byte[]> jpeg, String alt) {
        addClassName("screenshot");
        DownloadHandler handler = event -> send(event, jpeg);
        Image image = new Image(handler, alt);
        image.getElement().setAttribute("loading", "lazy");
        image.getElement().setAttribute("decoding", "async");
        add(image);
    }

    private static void send(DownloadEvent event, Supplier<byte[]> jpeg) throws IOException {
        byte[] bytes;
        try {
            bytes = jpeg.get();
        } catch (FaultException e) {
            event.getResponse().setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        event.setContentType("image/jpeg");
        event.setContentLength(bytes.length);
        event.getResponse().setHeader("X-Content-Type-Options", "nosniff");
        event.getResponse().setHeader("Content-Security-Policy", NOTHING_BUT_A_PICTURE);
        event.getResponse().setHeader("Cache-Control", "private, max-age=86400, immutable");
        event.getResponse().setHeader("Content-Disposition", "attachment; filename=\"screenshot.jpg\"");
        event.getOutputStream().write(bytes);
    }
}
