package dev.atelier.web.task;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.task.TaskSource;
import dev.atelier.web.push.LiveUpdates;
import dev.atelier.web.shell.Figures;
import dev.atelier.web.shell.Icon;
import dev.atelier.web.shell.Words;
import dev.atelier.web.submission.Spool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a ZIP archive, with progress. What arrives lies in a file of this field's own, which is deleted when another one
 * comes, and when the field goes.
 */
final class ZipField extends Div {
    private final transient Spool spool;
    private final Upload upload = new Upload();
    private final Div taken = new Div();
    private final Paragraph error = new Paragraph();
    private transient TaskSource.@Nullable Zip archive;
    private boolean gone;

    /** @param spool where what arrives lies */
    ZipField(Spool spool) {
        this.spool = spool;
        addClassName("zip-field");
        upload.setUploadHandler(new Receiver());
        upload.setMaxFiles(1);
        upload.setMaxFileSize((int) Math.min(Integer.MAX_VALUE, spool.largest()));
        upload.setAcceptedFileTypes(".zip", "application/zip", "application/x-zip-compressed");
        upload.setUploadButton(new Button(Words.of("task.zip.pick")));
        upload.setDropLabel(new Span(Words.of("task.zip.drop")));
        upload.setI18n(words());
        upload.addFileRejectedListener(rejected -> refuse(rejected.getErrorMessage()));
        upload.addFileRemovedListener(removed -> forget());
        taken.addClassName("zip-taken");
        taken.setVisible(false);
        error.addClassNames("note", "bad");
        error.getElement().setAttribute("role", "alert");
        error.setVisible(false);
        add(upload, taken, error);
    }

    /** What was uploaded, if anything was. */
    Optional<TaskSource> archive() {
        return Optional.ofNullable(archive);
    }

    void refuse(String why) {
        error.setText(why);
        error.setVisible(true);
    }

    /** Frees what was uploaded. */
    void forget() {
        if (archive != null) {
            delete(archive.upload());
            archive = null;
        }
        taken.setVisible(false);
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        gone = true;
        forget();
    }

    private void take(String name, Path file, long size) {
        if (gone) {
            delete(file);
            return;
        }
        forget();
        error.setVisible(false);
        archive = new TaskSource.Zip(name, file);
        upload.clearFileList();
        taken.removeAll();
        taken.add(Icon.FILE.create(), new Span(name), new Span(Figures.size(size)));
        taken.setVisible(true);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UploadI18N words() {
        UploadI18N words = new UploadI18N();
        words.setError(new UploadI18N.Error()
                .setTooManyFiles(Words.of("task.zip.one"))
                .setFileIsTooBig(Words.of("task.zip.large", Figures.size(spool.largest())))
                .setIncorrectFileType(Words.of("task.zip.type")));
        words.setUploading(new UploadI18N.Uploading()
                .setStatus(new UploadI18N.Uploading.Status()
                        .setConnecting(Words.of("task.zip.connecting"))
                        .setStalled(Words.of("task.zip.stalled"))
                        .setProcessing(Words.of("task.zip.processing"))
                        .setHeld(Words.of("task.zip.connecting")))
                .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                        .setPrefix(Words.of("task.zip.left") + " ")
                        .setUnknown(""))
                .setError(new UploadI18N.Uploading.Error()
                        .setServerUnavailable(Words.of("task.zip.failed"))
                        .setUnexpectedServerError(Words.of("task.zip.failed"))
                        .setForbidden(Words.of("task.zip.failed"))));
        words.setUnits(new UploadI18N.Units().setSize(List.of("B", "kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB")));
        return words;
    }

    /** Called by the container without the session's lock. */
    private final class Receiver implements UploadHandler {
        private static final long serialVersionUID = 1L;

        @Override
        public void handleUploadRequest(UploadEvent event) throws IOException {
            UI ui = event.getUI();
            String name = event.getFileName();
            try {
                Path file = spool.receive(event.getInputStream());
                long size = Files.size(file);
                LiveUpdates.onScreen(ui, () -> take(name, file, size));
            } catch (FaultException e) {
                LiveUpdates.onScreen(ui, () -> refuse(Words.of(e.fault())));
            }
        }

        @Override
        public long getRequestSizeMax() {
            return spool.largest() + 1024 * 1024;
        }

        @Override
        public long getFileSizeMax() {
            return spool.largest();
        }
    }
}
