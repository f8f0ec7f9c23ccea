package dev.atelier.core.source.zip;

import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.Draft;
import dev.atelier.core.source.ImportProgress;
import dev.atelier.core.source.ImportProgress.Phase;
import dev.atelier.core.source.Imported;
import dev.atelier.core.source.Origin;
import dev.atelier.core.source.zip.LocalHeader.Located;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A new project from a ZIP archive: its files, and a first version of them. Give it to
 * {@link dev.atelier.core.source.SourceTrees#create}. For one import.
 *
 * <p>Archives in the archive are files like any other; nobody unpacks them. A Git directory in it is left out, and so is
 * {@code __MACOSX}; {@link Imported#leftOut} names them. Faults are {@code zip_entry_refused}, {@code zip_too_large},
 * {@code zip_too_many_entries}, {@code zip_damaged} and {@code zip_empty}.
 */
public final class ZipImport implements Origin<Imported> {
    private static final int BUFFER = 64 * 1024;
    private static final long TELL_EVERY = 1 << 20;

    private final InputStream archive;
    private final Consumer<ImportProgress> listener;
    private long told;
    private long unpacked;

    /**
     * An archive that is still to be received; the stream is read to its end, and not closed.
     *
     * @param listener told on the importing thread
     */
    public ZipImport(InputStream archive, Consumer<ImportProgress> listener) {
        this.archive = archive;
        this.listener = listener;
    }

    @Override
    public Imported fill(Draft project) throws IOException {
        Path file = project.scratch().resolve("archive.zip");
        receive(file, project.mostBytes());
        try (ArchiveFile zip = ArchiveFile.open(file)) {
            tell(Phase.CHECKING, 0, 0);
            Directory.Place directory = Directory.find(zip);
            List<Entry> entries = Directory.read(zip, directory, project.mostFiles());
            new ZipLimits(project.mostFiles(), project.mostBytes()).check(entries, zip.size());
            Plan.Result plan = Plan.of(LocalHeader.locate(zip, entries, directory.offset()));
            if (plan.steps().isEmpty()) {
                throw ZipFaults.empty();
            }
            unpack(project, zip, plan.steps());
            tell(Phase.WRITING, plan.steps().size(), plan.steps().size());
            CommitId first = project.keep("Import from a ZIP archive");
            return new Imported(first, Optional.empty(), plan.leftOut());
        }
    }

    private void receive(Path file, long most) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long received = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = archive.read(buffer); read >= 0; read = archive.read(buffer)) {
                received += read;
                if (received > most) {
                    throw ZipFaults.archiveTooLarge(most);
                }
                out.write(buffer, 0, read);
                tellNowAndThen(Phase.RECEIVING, received, 0);
            }
        }
        if (received == 0) {
            throw ZipFaults.damaged("it is empty");
        }
    }

    private void unpack(Draft project, ArchiveFile zip, List<Plan.Step> steps) throws IOException {
        long total =
                steps.stream().mapToLong(step -> step.from().entry().size()).sum();
        told = 0;
        for (Plan.Step step : steps) {
            Located from = step.from();
            try (InputStream content = new Unpacked(zip, from, bytes -> {
                unpacked += bytes;
                tellNowAndThen(Phase.UNPACKING, unpacked, total);
            })) {
                project.write(step.path(), content, from.entry().mode().executable());
            }
        }
    }

    private void tellNowAndThen(Phase phase, long done, long total) {
        if (done - told >= TELL_EVERY) {
            told = done;
            tell(phase, done, total);
        }
    }

    private void tell(Phase phase, long done, long total) {
        listener.accept(new ImportProgress(phase, done, total));
    }
}
