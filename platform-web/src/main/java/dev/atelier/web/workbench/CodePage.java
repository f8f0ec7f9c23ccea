package dev.atelier.web.workbench;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.project.Editing;
import dev.atelier.core.project.FileNow;
import dev.atelier.core.project.Version;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.source.ContentHash;
import dev.atelier.core.source.FileEdit;
import dev.atelier.core.source.FolderContent;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import dev.atelier.web.shell.EmptyState;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.Notices;
import dev.atelier.web.shell.Question;
import dev.atelier.web.shell.Words;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The project's files: a tree, and an editor whose saves are versions (X7). */
final class CodePage extends Div implements FileTreePanel.Actions {
    private final transient Editing editing;
    private final transient Actor actor;
    private final transient ProjectId project;
    private final boolean mayChange;
    private final FileTreePanel tree;
    private final OpenFiles open;
    private final Div notices = new Div();
    private boolean stale = true;
    private boolean waitsForRun;

    CodePage(Editing editing, Actor actor, ProjectId project) {
        this.editing = editing;
        this.actor = actor;
        this.project = project;
        this.mayChange = actor.right().includes(Right.RUN);
        this.tree = new FileTreePanel(this, mayChange);
        this.open = new OpenFiles(this::closeFile, this::backToTree, mayChange);
        addClassName("code");
        EmptyState empty = new EmptyState(Icon.FILE, Words.of("code.empty"), Words.of("code.empty.text"));
        Div main = new Div(open.bar(), notices, open.body(empty));
        main.addClassName("code-main");
        add(tree, main);
        open.editor().listen(new Typing());
        open.onShow(this::shown);
    }

    /** The tab was chosen: takes up what happened while another one was shown. */
    void refresh() {
        if (stale && isVisible()) {
            stale = false;
            tree.show(editing.list(actor, project));
            open.texts().forEach(this::follow);
        }
    }

    /** Asks before what is typed would be lost. */
    void beforeLeaving(Runnable leave) {
        new Question(Words.of("code.leave.title"), Words.of("code.leave.text"), Words.of("code.leave"), leave).open();
    }

    boolean hasUnsaved() {
        return open.anyDirty();
    }

    /** Something happened in the project; files may have changed with it. */
    void onEvent(RunEvent event) {
        if (event instanceof RunEvent.FileChanged || event instanceof RunEvent.CheckpointSaved) {
            stale = true;
            refresh();
        } else if (event instanceof RunEvent.RunEnded && waitsForRun) {
            waitsForRun = false;
            notice(Words.of("code.busy.over"), Words.of("code.save"), open.editor()::save);
        }
    }

    @Override
    public void open(String path) {
        if (!open.isOpen(path)) {
            load(SourcePath.of(path));
        }
        open.show(path);
    }

    @Override
    public void create() {
        new PathDialog(Words.of("code.new"), Words.of("code.create"), "src/", path -> {
                    made(editing.save(actor, project, new FileEdit.Write(path, new byte[0], Optional.empty())));
                    open(path.value());
                    tree.reveal(path.value());
                })
                .open();
    }

    @Override
    public void rename(String path) {
        SourcePath from = SourcePath.of(path);
        ContentHash seen = hashOf(from);
        new PathDialog(Words.of("code.rename"), Words.of("code.rename"), path, to -> {
                    made(editing.save(actor, project, new FileEdit.Rename(from, to, seen)));
                    moved(path, to.value());
                    tree.reveal(to.value());
                })
                .open();
    }

    @Override
    public void delete(String path) {
        SourcePath file = SourcePath.of(path);
        ContentHash seen = hashOf(file);
        new Question(
                        Words.of("code.delete.title", file.name()),
                        Words.of("code.delete.text"),
                        Words.of("code.delete"),
                        () -> {
                            made(editing.save(actor, project, new FileEdit.Delete(file, seen)));
                            open.close(path);
                        })
                .open();
    }

    @Override
    public void renameFolder(String path) {
        SourcePath from = SourcePath.of(path);
        ContentHash seen = editing.folder(actor, project, from).hash();
        new PathDialog(Words.of("code.rename.folder"), Words.of("code.rename"), path, to -> {
                    made(editing.save(actor, project, new FileEdit.RenameFolder(from, to, seen)));
                    open.below(path).forEach(file -> moved(file, to.value() + file.substring(path.length())));
                    tree.revealFolder(to.value());
                })
                .ofFolder()
                .open();
    }

    @Override
    public void deleteFolder(String path) {
        SourcePath folder = SourcePath.of(path);
        FolderContent seen = editing.folder(actor, project, folder);
        long unsaved = open.below(path).stream().filter(open::isDirty).count();
        String text = Words.of("code.delete.folder.text", seen.files());
        new Question(
                        Words.of("code.delete.folder.title", path),
                        unsaved == 0 ? text : text + " " + Words.of("code.delete.folder.unsaved", unsaved),
                        Words.of("code.delete"),
                        () -> {
                            made(editing.save(actor, project, new FileEdit.DeleteFolder(folder, seen.hash())));
                            open.below(path).forEach(open::close);
                        })
                .open();
    }

    private void moved(String from, String to) {
        open.rename(from, SourcePath.of(to));
        tree.mark(from, false);
        tree.mark(to, open.isDirty(to));
    }

    private void load(SourcePath path) {
        try {
            FileNow file = editing.read(actor, project, path);
            Optional<OpenFile> text = OpenFile.of(file);
            if (text.isPresent()) {
                open.add(text.get());
            } else {
                open.add(path, new FileViewer(file));
            }
        } catch (FaultException e) {
            if (!e.fault().code().equals("file_too_large")) {
                throw e;
            }
            open.add(path, new FileViewer(path));
        }
    }

    private void save(String path, String text, Optional<ContentHash> expected, String stamp) {
        Optional<OpenFile> file = open.text(path);
        if (file.isEmpty() || !mayChange) {
            return;
        }
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        try {
            Version version =
                    editing.save(actor, project, new FileEdit.Write(file.get().path(), content, expected));
            file.get().give(text, ContentHash.of(content));
            open.editor().saved(path, text, file.get().stamp());
            notices.removeAll();
            made(version);
        } catch (FaultException e) {
            switch (e.fault().code()) {
                case "run_in_progress" -> busy();
                case "file_changed", "path_taken", "not_found" -> conflict(file.get(), text, stamp);
                default -> throw e;
            }
        }
    }

    private void made(Version version) {
        Notices.good(Words.of("code.saved", version.number()));
    }

    private void busy() {
        waitsForRun = true;
        notice(Words.of("code.busy"), Words.of("code.save.again"), open.editor()::save);
    }

    /** Brings an open text up to the file, or says that it was overtaken. */
    private void follow(OpenFile file) {
        Optional<ContentHash> now = editing.hash(actor, project, file.path());
        if (now.map(ContentHash::hex).equals(Optional.of(file.stamp()))) {
            return;
        }
        String path = file.path().value();
        if (file.isDirty()) {
            overtaken(path);
            return;
        }
        Optional<FileNow> read = now.isPresent() ? current(file.path()) : Optional.empty();
        Optional<String> text = read.flatMap(OpenFile::textOf);
        if (read.isEmpty() || text.isEmpty()) {
            open.close(path);
            return;
        }
        file.give(text.get(), read.get().hash());
        open.editor().follow(path, text.get(), file.stamp());
    }

    private void overtaken(String path) {
        open.text(path).ifPresent(file -> {
            file.setDirty(true);
            file.setOvertaken(true);
            if (open.isShown(path)) {
                shown(path);
            }
        });
    }

    /** Another file is before the person's eyes: what is to be said of it, and nothing of the one before. */
    private void shown(String path) {
        setClassName("has-file", !path.isEmpty());
        notices.removeAll();
        open.text(path)
                .filter(OpenFile::isOvertaken)
                .ifPresent(file -> notice(
                        Words.of("code.overtaken", file.path().name()),
                        Words.of("code.overtaken.show"),
                        () -> open.editor().current(path, (mine, stamp) -> conflict(file, mine, stamp))));
    }

    private void conflict(OpenFile file, String mine, String stamp) {
        Conflict conflict = new Conflict(file.content(stamp), mine, current(file.path()));
        file.setOvertaken(true);
        notices.removeAll();
        notices.add(new ConflictPanel(file.path().value(), conflict, new Decided(file, conflict)));
    }

    private Optional<FileNow> current(SourcePath path) {
        return editing.hash(actor, project, path).map(hash -> editing.read(actor, project, path));
    }

    private ContentHash hashOf(SourcePath path) {
        return editing.hash(actor, project, path)
                .orElseGet(() -> editing.read(actor, project, path).hash());
    }

    private void closeFile(String path) {
        if (open.isDirty(path)) {
            new Question(
                            Words.of("code.discard.title"),
                            Words.of("code.discard.text", path),
                            Words.of("code.discard"),
                            () -> {
                                open.close(path);
                                tree.mark(path, false);
                            })
                    .open();
        } else {
            open.close(path);
        }
    }

    private void backToTree() {
        removeClassName("has-file");
    }

    private void notice(String text, String action, Runnable then) {
        Button button = new Button(action, click -> then.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        Div notice = new Div(new Paragraph(text), button);
        notice.addClassName("code-notice");
        notice.getElement().setAttribute("role", "alert");
        notices.removeAll();
        notices.add(notice);
    }

    private final class Typing implements CodeEditor.Listener {
        @Override
        public void save(String path, String text, String stamp) {
            CodePage.this.save(path, text, OpenFile.expected(stamp), stamp);
        }

        @Override
        public void dirty(String path, boolean dirty) {
            open.setDirty(path, dirty);
            tree.mark(path, dirty);
        }

        @Override
        public void overtaken(String path) {
            CodePage.this.overtaken(path);
        }
    }

    /** What becomes of a conflict. The editor's text is asked for again: typing may have gone on. */
    private final class Decided implements ConflictPanel.Decision {
        private final OpenFile file;
        private final Conflict conflict;

        Decided(OpenFile file, Conflict conflict) {
            this.file = file;
            this.conflict = conflict;
        }

        @Override
        public void saveMine() {
            String path = file.path().value();
            String stamp = conflict.theirStamp();
            open.editor().current(path, (mine, old) -> save(path, mine, OpenFile.expected(stamp), old));
        }

        @Override
        public void takeTheirs() {
            Optional<String> theirs = conflict.theirText();
            if (theirs.isPresent()) {
                put(theirs.get());
            } else {
                open.close(file.path().value());
                notices.removeAll();
            }
        }

        @Override
        public void merge() {
            String path = file.path().value();
            open.editor()
                    .current(
                            path,
                            (mine, old) -> new Conflict(conflict.base(), mine, conflict.theirs())
                                    .merged()
                                    .ifPresentOrElse(this::put, () -> Notices.bad(Words.of("code.conflict.no-merge"))));
        }

        @Override
        public void later() {
            notices.removeAll();
            CodePage.this.overtaken(file.path().value());
        }

        /** What is typed stands on the project's content from here on; it can be undone in the editor. */
        private void put(String text) {
            String theirs = conflict.theirText().orElse("");
            conflict.theirs().ifPresent(now -> file.give(theirs, now.hash()));
            open.editor().put(file.path().value(), text, theirs, file.stamp());
            notices.removeAll();
        }
    }
}
