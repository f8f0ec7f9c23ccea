package dev.atelier.web.diff;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.atelier.core.source.FilePatch;
import dev.atelier.web.shell.Words;
import java.util.List;

/** All changed files, below a list that leads to each; many of them piece by piece. */
public final class FileDiffs extends Div {
    private static final int FILES_AT_ONCE = 50;
    private static final int OPEN_FILES = 20;
    private static final int MOST_IN_LIST = 200;

    private final transient List<FilePatch> files;
    private final transient FileDiff.Sides sides;
    private final UnorderedList jumps = new UnorderedList();

    public FileDiffs(List<FilePatch> files, FileDiff.Sides sides) {
        this.files = List.copyOf(files);
        this.sides = sides;
        jumps.addClassName("jump-list");
        jumps.getElement().setAttribute("aria-label", Words.of("changes.files", files.size()));
        add(jumps);
        addFrom(0);
    }

    private void addFrom(int start) {
        int end = Math.min(files.size(), start + FILES_AT_ONCE);
        for (int i = start; i < end; i++) {
            FileDiff file = new FileDiff(files.get(i), i < OPEN_FILES, sides);
            add(file);
            if (files.size() > 1 && i < MOST_IN_LIST) {
                jumps.add(jump(files.get(i), file));
            }
        }
        if (end < files.size()) {
            Button more = new Button(Words.of("changes.more-files", files.size() - end));
            more.addClickListener(click -> {
                remove(more);
                addFrom(end);
            });
            add(more);
        }
    }

    private static ListItem jump(FilePatch file, FileDiff target) {
        Anchor name = new Anchor("#", file.change().path().value());
        name.setRouterIgnore(true);
        name.getElement()
                .addEventListener(
                        "click",
                        click -> target.getElement()
                                .executeJs(
                                        "this.open = true; this.scrollIntoView({block: 'start'}); this.querySelector('summary').focus()"))
                .preventDefault();
        return file.change().binary() ? new ListItem(name) : new ListItem(name, FileDiff.counts(file.change()));
    }
}
