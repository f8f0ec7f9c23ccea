package dev.atelier.web.images;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.image.ImageCheck;
import dev.atelier.core.image.ImageName;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.Words;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The images that will come with what is being written. One that is refused says why and takes no other with it. */
public final class ImageTray extends Div {
    private static final int MOST_REFUSALS = 5;

    private final transient ImageKeeper keeper;
    /** In the order in which the person chose them. */
    private final transient NavigableMap<Integer, Chosen> chosen = new TreeMap<>();

    private final Div row = new Div();
    private final Div refusals = new Div();
    private final ImageDrop drop;
    private final Button pick = new Button();
    private int refused;
    private boolean busy;

    private record Chosen(String key, ImageTile tile) {}

    /**
     * An empty tray.
     *
     * @param zone selects the element around the tray on which files may be dropped and into which they may be pasted
     */
    public ImageTray(ImageKeeper keeper, String zone) {
        this.keeper = keeper;
        this.drop = new ImageDrop(zone, new Receiver(), this::refuseAsTooLarge, now -> busy = now);
        addClassName("image-tray");
        row.addClassName("image-row");
        row.add(drop);
        refusals.addClassName("image-refusals");
        refusals.getElement().setAttribute("role", "alert");
        pick.setIcon(Icon.IMAGE.create());
        pick.setAriaLabel(Words.of("images.pick"));
        pick.setTooltipText(Words.of("images.pick.hint"));
        pick.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        pick.addClassName("image-pick");
        pick.addClickListener(click -> drop.pick());
        add(row, refusals);
    }

    /** The button that opens the browser's dialog, for the box to put where its buttons are. */
    public Button pickButton() {
        return pick;
    }

    /** What the keeper knows the images by, in their order. */
    public List<String> keys() {
        return chosen.values().stream().map(Chosen::key).toList();
    }

    /** Goes on at once, or when the files that are on their way have arrived. */
    public void whenSettled(Runnable next) {
        if (busy) {
            drop.whenSettled(next);
        } else {
            next.run();
        }
    }

    /** They are sent: the tray is empty for the next ones. */
    public void clear() {
        chosen.values().forEach(image -> row.remove(image.tile()));
        chosen.clear();
        clearRefusals();
    }

    private void take(int order, ImageKeeper.Kept kept) {
        int place = chosen.containsKey(order) ? chosen.lastKey() + 1 : order;
        ImageTile tile = new ImageTile(kept.name(), () -> keeper.thumbnail(kept.key()), () -> remove(place));
        row.addComponentAtIndex(chosen.headMap(place).size(), tile);
        chosen.put(place, new Chosen(kept.key(), tile));
    }

    private void remove(int order) {
        Chosen image = chosen.remove(order);
        if (image != null) {
            row.remove(image.tile());
            keeper.remove(image.key());
        }
    }

    private void refuseAsTooLarge(String name) {
        refuse(name, Words.of("fault.image_too_large"));
    }

    private void refuse(String name, String why) {
        if (++refused > MOST_REFUSALS) {
            refusals.getChildren().filter(Span.class::isInstance).findFirst().ifPresent(refusals::remove);
            refusals.add(new Span(Words.of("images.more-refused", refused - MOST_REFUSALS)));
            return;
        }
        Div line = new Div(new Span(ImageName.shown(name) + ": " + why));
        NativeButton close = new NativeButton("×", click -> refusals.remove(line));
        close.addClassName("image-remove");
        close.getElement().setAttribute("aria-label", Words.of("images.dismiss"));
        line.add(close);
        line.addClassName("image-refusal");
        refusals.add(line);
    }

    private void clearRefusals() {
        refusals.removeAll();
        refused = 0;
    }

    private static String said(Fault fault) {
        return Words.find("fault." + fault.code()).orElse(fault.message());
    }

    /** Called by the container, one request for each file, without the session's lock. */
    private final class Receiver implements UploadHandler {
        private static final long serialVersionUID = 1L;

        @Override
        public void handleUploadRequest(UploadEvent upload) throws IOException {
            UI ui = upload.getUI();
            String name = upload.getFileName();
            try {
                ImageKeeper.Kept kept = keeper.keep(name, upload.getInputStream());
                int order = order(upload.getRequest().getHeader("X-Order"));
                var unused = ui.access(() -> take(order, kept));
            } catch (FaultException e) {
                var unused = ui.access(() -> refuse(name, said(e.fault())));
            }
        }

        private static int order(@Nullable String said) {
            try {
                return said == null ? 0 : Integer.parseInt(said);
            } catch (NumberFormatException e) {
                return 0;
            }
        }

        /** Larger ones are not even read; the browser has been told not to send them. */
        @Override
        public long getRequestSizeMax() {
            return 4L * ImageCheck.LARGEST_FILE;
        }
    }
}
