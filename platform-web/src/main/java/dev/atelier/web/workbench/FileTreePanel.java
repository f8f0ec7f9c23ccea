package dev.atelier.web.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.treegrid.TreeGrid;
import com.vaadin.flow.data.provider.hierarchy.TreeData;
import com.vaadin.flow.data.provider.hierarchy.TreeDataProvider;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.atelier.core.source.FileEntry;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.Words;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The project's files as a tree. Only the rows in sight are sent to the browser, however many files there are. */
final class FileTreePanel extends Section {
    private static final String CLICKED = "event.target.closest('[data-path]')?.dataset.path ?? ''";

    private final transient Actions actions;
    /** Filled anew rather than replaced: a click that is under way still finds its row. */
    private final TreeData<FileTree.Node> shown = new TreeData<>();

    private final TreeGrid<FileTree.Node> grid = new TreeGrid<>(new TreeDataProvider<>(shown));
    private final TextField filter = new TextField();
    private final Paragraph note = new Paragraph();
    private final Button rename;
    private final Button delete;
    private final Set<FileTree.Node> expanded = new HashSet<>();
    private transient List<FileEntry> files = List.of();
    private boolean filled;
    private final Set<String> unsaved = new HashSet<>();
    private transient Optional<FileTree.Node> focused = Optional.empty();

    /** What can be done with files. */
    interface Actions {
        void open(String path);

        void create();

        void rename(String path);

        void delete(String path);

        void renameFolder(String path);

        void deleteFolder(String path);
    }

    FileTreePanel(Actions actions, boolean mayChange) {
        this.actions = actions;
        addClassName("code-tree");
        getElement().setAttribute("aria-label", Words.of("code.files"));
        filter.setPlaceholder(Words.of("code.filter"));
        filter.setAriaLabel(Words.of("code.filter"));
        filter.setClearButtonVisible(true);
        filter.setValueChangeMode(ValueChangeMode.LAZY);
        filter.addValueChangeListener(change -> fill());
        Button create = quiet(Icon.PLUS, Words.of("code.new"), actions::create);
        rename = quiet(Icon.PEN, Words.of("code.rename"), () -> withSelected(actions::rename, actions::renameFolder));
        delete = quiet(Icon.BIN, Words.of("code.delete"), () -> withSelected(actions::delete, actions::deleteFolder));
        Div bar = new Div(filter, create, rename, delete);
        bar.addClassName("code-tree-bar");
        for (Button button : List.of(create, rename, delete)) {
            button.setVisible(mayChange);
        }
        note.addClassName("code-tree-note");
        note.setVisible(false);
        add(bar, note, grid);
        layOut();
    }

    /** Shows these files; what was open stays open. */
    void show(List<FileEntry> now) {
        boolean same = filled && paths(now).equals(paths(files));
        files = now;
        filled = true;
        if (!same) {
            // Filling it anew takes away the rows under somebody's pointer, so only when there is something to be seen.
            fill();
        }
    }

    private static List<String> paths(List<FileEntry> files) {
        return files.stream().map(file -> file.path().value()).toList();
    }

    /** Marks a file that has changes which are not saved, or ceases to. */
    void mark(String path, boolean withChanges) {
        boolean changed = withChanges ? unsaved.add(path) : unsaved.remove(path);
        FileTree.Node node = new FileTree.Node(path, false);
        if (changed && shown.contains(node)) {
            grid.getDataProvider().refreshItem(node);
        }
    }

    /** Opens the folders above a file, and selects it. */
    void reveal(String path) {
        reveal(path, false);
    }

    /** The same for a folder. */
    void revealFolder(String path) {
        reveal(path, true);
    }

    private void reveal(String path, boolean folder) {
        if (filter.isEmpty()) {
            for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
                grid.expand(new FileTree.Node(path.substring(0, end), true));
            }
        }
        grid.select(new FileTree.Node(path, folder));
    }

    private void withSelected(Consumer<String> file, Consumer<String> folder) {
        grid.getSelectedItems().stream()
                .findFirst()
                .ifPresent(node -> (node.folder() ? folder : file).accept(node.path()));
    }

    private void layOut() {
        grid.addComponentHierarchyColumn(this::row).setAutoWidth(true);
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_ROW_BORDERS, GridVariant.LUMO_NO_BORDER);
        grid.getElement().setAttribute("aria-label", Words.of("code.files"));
        grid.addItemClickListener(click -> Optional.ofNullable(click.getItem()).ifPresent(this::activate));
        // A click that was under way while the tree was filled anew names a row that is gone; the file is still meant.
        grid.getElement()
                .addEventListener(
                        "click", click -> openClicked(click.getEventData().getString(CLICKED)))
                .addEventData(CLICKED);
        grid.addCellFocusListener(focus -> focused = focus.getItem());
        grid.getElement()
                .addEventListener("keydown", press -> focused.ifPresent(this::activate))
                .setFilter("event.key === 'Enter'");
        grid.addExpandListener(event -> {
            remember(event.getItems(), true);
            choose(event.getItems(), event.isFromClient());
        });
        grid.addCollapseListener(event -> {
            remember(event.getItems(), false);
            choose(event.getItems(), event.isFromClient());
        });
        grid.addSelectionListener(change -> enableActions());
        enableActions();
    }

    private void fill() {
        boolean filtered = !filter.getValue().isBlank();
        FileTree tree = filtered ? FileTree.matching(files, filter.getValue()) : FileTree.of(files);
        shown.clear();
        tree.copyInto(shown);
        grid.getDataProvider().refreshAll();
        grid.expand(
                filtered
                        ? tree.folders()
                        : expanded.stream().filter(tree.folders()::contains).toList());
        grid.getSelectedItems().stream().filter(node -> !shown.contains(node)).forEach(grid::deselect);
        boolean nothing = shown.getRootItems().isEmpty();
        note.setVisible(nothing || tree.isCut());
        note.setText(nothing ? Words.of("code.none") : Words.of("code.more", FileTree.MOST_MATCHES));
    }

    private Component row(FileTree.Node node) {
        Span name = new Span(new Span(node.name()));
        name.getElement().insertChild(0, iconOf(node).create().getElement());
        name.addClassName("tree-name");
        name.setClassName("unsaved", unsaved.contains(node.path()));
        name.setTitle(node.path());
        if (!node.folder()) {
            name.getElement().setAttribute("data-path", node.path());
        }
        return name;
    }

    private static Icon iconOf(FileTree.Node node) {
        if (node.folder()) {
            return Icon.FOLDER;
        }
        return Pictures.isNamedLikeOne(node.path()) ? Icon.IMAGE : Icon.FILE;
    }

    private void openClicked(String path) {
        FileTree.Node file = new FileTree.Node(path, false);
        if (shown.contains(file)) {
            activate(file);
        }
    }

    private void activate(FileTree.Node node) {
        grid.select(node);
        if (!node.folder()) {
            actions.open(node.path());
        } else if (grid.isExpanded(node)) {
            grid.collapse(node);
        } else {
            grid.expand(node);
        }
    }

    private void remember(Iterable<FileTree.Node> nodes, boolean open) {
        if (filter.getValue().isBlank()) {
            nodes.forEach(node -> {
                if (open) {
                    expanded.add(node);
                } else {
                    expanded.remove(node);
                }
            });
        }
    }

    /** A click on a folder opens it in the browser and is no click on a row, but means it all the same. */
    private void choose(Collection<FileTree.Node> folders, boolean byPerson) {
        if (byPerson) {
            folders.stream().findFirst().ifPresent(grid::select);
        }
    }

    private void enableActions() {
        boolean something = !grid.getSelectedItems().isEmpty();
        rename.setEnabled(something);
        delete.setEnabled(something);
    }

    private static Button quiet(Icon icon, String label, Runnable action) {
        Button button = new Button(icon.create(), click -> action.run());
        button.setAriaLabel(label);
        button.setTooltipText(label);
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        return button;
    }
}
