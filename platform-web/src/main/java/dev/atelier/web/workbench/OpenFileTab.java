package dev.atelier.web.workbench;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import dev.atelier.core.source.SourcePath;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.Words;
import java.util.function.Consumer;

/** An open file above the editor: shows it, closes it, and marks what is not saved. */
final class OpenFileTab extends Div {
    private final NativeButton name = new NativeButton();
    private final NativeButton close = new NativeButton();
    private SourcePath path;

    OpenFileTab(SourcePath path, Consumer<String> show, Consumer<String> closeIt) {
        this.path = path;
        addClassName("open-file");
        name.addClassName("open-file-name");
        name.addClickListener(click -> show.accept(this.path.value()));
        close.addClassName("open-file-close");
        close.add(Icon.CLOSE.create());
        close.addClickListener(click -> closeIt.accept(this.path.value()));
        add(name, close);
        movedTo(path);
    }

    void movedTo(SourcePath newPath) {
        path = newPath;
        name.setText(newPath.name());
        name.setTitle(newPath.value());
        close.getElement().setAttribute("aria-label", Words.of("code.close", newPath.name()));
    }

    void setShown(boolean shown) {
        setClassName("shown", shown);
        name.getElement().setAttribute("aria-current", String.valueOf(shown));
    }

    void setUnsaved(boolean unsaved) {
        setClassName("unsaved", unsaved);
        name.setTitle(unsaved ? Words.of("code.unsaved", path.value()) : path.value());
    }
}
