package dev.atelier.web.workbench;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.Words;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** What stands above the preview: where the app is, point and edit, reload, a tab of its own, devices (B18, X8). */
final class PreviewBar extends Div {
    private final URI app;
    private final Span address = new Span();
    private final Anchor open = new Anchor();
    private final Button point = icon(Icon.POINT, "preview.point");
    private boolean pointing;

    PreviewBar(URI app, Runnable reload, Consumer<DeviceFrames.Device> device, Consumer<Boolean> pointer) {
        this.app = app;
        addClassName("preview-controls");
        address.addClassName("preview-address");
        point.addClassName("point");
        point.addClickListener(click -> {
            setPointing(!pointing);
            pointer.accept(pointing);
        });
        Button again = icon(Icon.RELOAD, "preview.reload");
        again.addClickListener(click -> reload.run());
        open.setTarget(AnchorTarget.BLANK);
        open.setRouterIgnore(true);
        open.addClassName("icon-link");
        open.getElement().setAttribute("rel", "noopener");
        open.getElement().setAttribute("aria-label", Words.of("preview.open"));
        open.setTitle(Words.of("preview.open"));
        open.add(Icon.OPEN.create());
        add(point, address, again, open, new DeviceFrames(device));
        setPointing(false);
        showPath("/");
    }

    /** The app is at that path now; as the app says, so it is text and an encoded parameter. */
    void showPath(String path) {
        address.setText(app.getAuthority() + (path.equals("/") ? "" : path));
        address.setTitle(address.getText());
        open.setHref("/preview/enter?host=" + app.getHost() + "&path="
                + URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    void setPointing(boolean now) {
        pointing = now;
        point.getElement().setAttribute("aria-pressed", String.valueOf(now));
        point.setClassName("chosen", now);
    }

    void setMayPoint(boolean may) {
        point.setVisible(may);
    }

    private static Button icon(Icon icon, String words) {
        Button button = new Button(icon.create());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        button.setAriaLabel(Words.of(words));
        button.setTooltipText(Words.of(words));
        return button;
    }
}
