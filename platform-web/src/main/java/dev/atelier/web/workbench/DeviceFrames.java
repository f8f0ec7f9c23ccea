package dev.atelier.web.workbench;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.Words;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Shows the app as on a phone, a tablet or a desk (B18). */
final class DeviceFrames extends Div {
    private final Map<Device, Button> buttons = new EnumMap<>(Device.class);

    /** How wide a frame is; the sizes themselves are the style sheet's. */
    enum Device {
        DESKTOP(Icon.MONITOR),
        TABLET(Icon.TABLET),
        PHONE(Icon.PHONE);

        private final Icon icon;

        Device(Icon icon) {
            this.icon = icon;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    DeviceFrames(Consumer<Device> listener) {
        addClassName("devices");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", Words.of("preview.devices"));
        for (Device device : Device.values()) {
            Button button = new Button(device.icon.create(), click -> {
                choose(device);
                listener.accept(device);
            });
            button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
            String name = "preview." + device.key();
            button.setAriaLabel(Words.of(name));
            button.setTooltipText(Words.of(name));
            buttons.put(device, button);
            add(button);
        }
        choose(Device.DESKTOP);
    }

    private void choose(Device device) {
        buttons.forEach((each, button) -> {
            button.getElement().setAttribute("aria-pressed", String.valueOf(each == device));
            button.setClassName("chosen", each == device);
        });
    }
}
