package dev.atelier.web.workbench;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.project.ImageContent;
import dev.atelier.web.images.ImageKeeper;
import dev.atelier.web.images.ImageTray;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ComposerTest {
    private final List<String> sent = new ArrayList<>();

    @BeforeEach
    void open() {
        MockVaadin.setup();
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    @DisplayName("A message that is refused stays in the box, and can be sent again")
    void refused() {
        show(words -> {
            throw Fault.of(FaultKind.LIMIT, "queue_full", "Too many.").asException();
        });
        _setValue(_get(TextArea.class), "Make it blue");

        assertThatThrownBy(this::send).isInstanceOf(FaultException.class);

        assertThat(_get(TextArea.class).getValue()).isEqualTo("Make it blue");
        assertThat(_get(Button.class, button -> button.withText("Send")).isEnabled())
                .isTrue();
    }

    @Test
    @DisplayName("A message that was taken leaves the box, and a blank one is not sent at all")
    void taken() {
        show(sent::add);
        _setValue(_get(TextArea.class), "Make it blue");
        send();
        send();

        assertThat(sent).containsExactly("Make it blue");
        assertThat(_get(TextArea.class).getValue()).isEmpty();
    }

    private void send() {
        _click(_get(Button.class, button -> button.withText("Send")));
    }

    private void show(Consumer<String> sender) {
        ImageTray tray = new ImageTray(new NoImages(), ".chat");
        UI.getCurrent()
                .add(new Composer(
                        "Built-in rules", tray, new Button(), (words, images) -> sender.accept(words), () -> {}));
    }

    /** Nothing is uploaded here. */
    private static final class NoImages implements ImageKeeper {
        @Override
        public Kept keep(String name, InputStream content) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void remove(String key) {}

        @Override
        public ImageContent thumbnail(String key) {
            throw new UnsupportedOperationException();
        }
    }
}
