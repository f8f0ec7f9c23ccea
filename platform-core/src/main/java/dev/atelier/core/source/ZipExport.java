package dev.atelier.core.source;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/** A version as a ZIP archive: regular files only, in Git's order, all with the version's own time. */
final class ZipExport {
    private ZipExport() {}

    static void write(ObjectReader reader, ObjectId tree, Instant at, OutputStream out) throws IOException {
        LocalDateTime time = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        try (ZipOutputStream zip = new ZipOutputStream(new KeptOpen(out), StandardCharsets.UTF_8)) {
            for (TreeFile file : TreeFile.of(reader, tree)) {
                Optional<SourcePath> path = file.place();
                if (path.isPresent()) {
                    ZipEntry entry = new ZipEntry(path.get().value());
                    entry.setTimeLocal(time);
                    zip.putNextEntry(entry);
                    reader.open(file.content(), Constants.OBJ_BLOB).copyTo(zip);
                    zip.closeEntry();
                }
            }
        }
    }
}
