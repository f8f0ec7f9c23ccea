package dev.atelier.web.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import dev.atelier.core.source.SourcePath;
import dev.atelier.web.shell.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The files that are open, of which one is shown: texts in the editor, everything else over it. */
final class OpenFiles {
    /** A file that is open: a text, or something that is only looked at. */
    private record Opened(
            OpenFileTab tab,
            @Nullable OpenFile text,
            @Nullable Component viewer) {}

    private final Map<String, Opened> opened = new LinkedHashMap<>();
    private final CodeEditor editor = new CodeEditor();
    private final Div body = new Div();
    private final Nav bar = new Nav();
    private final Div list = new Div();
    private final Button save;
    private final Consumer<String> close;
    private final boolean mayChange;
    private Consumer<String> onShow = path -> {};
    private Component nothing = new Div();
    private String shown = "";

    OpenFiles(Consumer<String> close, Runnable back, boolean mayChange) {
        this.close = close;
        this.mayChange = mayChange;
        Button files = new Button(Words.of("code.back"), click -> back.run());
        files.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        files.addClassName("only-phone-files");
        save = new Button(Words.of("code.save"), click -> editor.save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        save.setTooltipText(Words.of("code.save.keys"));
        save.setVisible(mayChange);
        list.addClassName("open-files-list");
        Div actions = new Div(save);
        actions.addClassName("open-files-actions");
        bar.add(files, list, actions);
        bar.addClassName("open-files");
        bar.getElement().setAttribute("aria-label", Words.of("code.open-files"));
        bar.setVisible(false);
    }

    Component bar() {
        return bar;
    }

    Component body(Component whenNothingIsOpen) {
        nothing = whenNothingIsOpen;
        body.addClassName("code-body");
        body.add(editor, nothing);
        nothing.addClassName("file-shown");
        return body;
    }

    CodeEditor editor() {
        return editor;
    }

    void onShow(Consumer<String> listener) {
        onShow = listener;
    }

    void add(OpenFile text) {
        String path = text.path().value();
        String content = text.content(text.stamp()).orElseThrow();
        editor.open(path, content, text.stamp(), !mayChange);
        opened.put(path, new Opened(tab(text.path()), text, null));
    }

    void add(SourcePath path, Component viewer) {
        body.add(viewer);
        opened.put(path.value(), new Opened(tab(path), null, viewer));
    }

    /** Which of them lie in a folder. */
    List<String> below(String folder) {
        return opened.keySet().stream()
                .filter(path -> path.startsWith(folder + "/"))
                .toList();
    }

    boolean isOpen(String path) {
        return opened.containsKey(path);
    }

    boolean isShown(String path) {
        return shown.equals(path);
    }

    boolean isDirty(String path) {
        return text(path).filter(OpenFile::isDirty).isPresent();
    }

    boolean anyDirty() {
        return texts().stream().anyMatch(OpenFile::isDirty);
    }

    Optional<OpenFile> text(String path) {
        return Optional.ofNullable(opened.get(path)).map(Opened::text);
    }

    List<OpenFile> texts() {
        return opened.keySet().stream()
                .map(this::text)
                .flatMap(Optional::stream)
                .toList();
    }

    void setDirty(String path, boolean dirty) {
        Opened file = opened.get(path);
        if (file != null && file.text() != null) {
            file.text().setDirty(dirty);
            file.tab().setUnsaved(dirty);
            enableSave();
        }
    }

    void show(String path) {
        Opened file = opened.get(path);
        if (file == null) {
            return;
        }
        shown = path;
        if (file.text() != null) {
            editor.show(path);
        }
        arrange();
    }

    void close(String path) {
        Opened file = opened.remove(path);
        if (file == null) {
            return;
        }
        list.remove(file.tab());
        if (file.viewer() != null) {
            body.remove(file.viewer());
        } else {
            editor.close(path);
        }
        if (shown.equals(path)) {
            shown = "";
            opened.keySet().stream().reduce((first, second) -> second).ifPresentOrElse(this::show, this::arrange);
        }
    }

    void rename(String from, SourcePath to) {
        Opened file = opened.remove(from);
        if (file == null) {
            return;
        }
        opened.put(to.value(), file);
        file.tab().movedTo(to);
        if (file.text() != null) {
            file.text().movedTo(to);
            editor.rename(from, to.value());
        }
        if (shown.equals(from)) {
            shown = to.value();
        }
    }

    private OpenFileTab tab(SourcePath path) {
        OpenFileTab tab = new OpenFileTab(path, this::show, close);
        list.add(tab);
        return tab;
    }

    /** Shows what belongs to the file that is shown, and nothing else. */
    private void arrange() {
        bar.setVisible(!opened.isEmpty());
        nothing.setVisible(shown.isEmpty());
        opened.forEach((path, file) -> {
            file.tab().setShown(path.equals(shown));
            if (file.viewer() != null) {
                file.viewer().setVisible(path.equals(shown));
            }
        });
        enableSave();
        onShow.accept(shown);
    }

    private void enableSave() {
        save.setEnabled(isDirty(shown));
    }
}
