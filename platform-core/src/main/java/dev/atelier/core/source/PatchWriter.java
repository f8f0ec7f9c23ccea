package dev.atelier.core.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.util.io.BinaryHunkOutputStream;

/** The whole difference of two trees as a patch, with binary files as Git's literal binary hunks. */
final class PatchWriter {
    /** What JGit ends the header of a binary file with. */
    private static final String NAMED_ONLY = "Binary files differ\n";

    private final ObjectReader reader;
    private final OutputStream out;

    private PatchWriter(ObjectReader reader, OutputStream out) {
        this.reader = reader;
        this.out = out;
    }

    static void write(ObjectReader reader, ObjectId before, ObjectId after, OutputStream out) throws IOException {
        PatchWriter writer = new PatchWriter(reader, out);
        for (DiffEntry entry : Differ.entries(reader, before, after)) {
            writer.write(entry);
        }
    }

    private void write(DiffEntry entry) throws IOException {
        DiffSide before = DiffSide.load(reader, entry, DiffEntry.Side.OLD);
        DiffSide after = DiffSide.load(reader, entry, DiffEntry.Side.NEW);
        boolean binary = before.binary() || after.binary() || !DiffSide.canBeCompared(before, after);
        try (DiffFormatter formatter = new DiffFormatter(new KeptOpen(out))) {
            formatter.setReader(reader, new Config());
            // Git applies a binary hunk only to a file that it can identify.
            formatter.setAbbreviationLength(Constants.OBJECT_ID_STRING_LENGTH);
            formatter.setBinaryFileThreshold(binary ? 0 : (int) WorkTree.LARGEST_FILE);
            FileHeader header = formatter.toFileHeader(entry);
            if (header.getPatchType() == FileHeader.PatchType.BINARY) {
                writeBinary(entry, header);
            } else {
                formatter.format(entry);
            }
        }
    }

    private void writeBinary(DiffEntry entry, FileHeader header) throws IOException {
        if (entry.getOldId().equals(entry.getNewId())) {
            // Only renamed, or made executable: the header without its last line says it all.
            out.write(header.getBuffer(), 0, header.getBuffer().length - NAMED_ONLY.length());
            return;
        }
        String text = new String(header.getBuffer(), StandardCharsets.ISO_8859_1);
        out.write(header.getBuffer(), 0, text.indexOf("\n--- ") + 1);
        out.write(ascii("GIT binary patch\n"));
        writeLiteral(entry, DiffEntry.Side.NEW);
        writeLiteral(entry, DiffEntry.Side.OLD);
    }

    private void writeLiteral(DiffEntry entry, DiffEntry.Side side) throws IOException {
        if (entry.getMode(side).equals(FileMode.MISSING)) {
            writeLiteral(0, InputStream.nullInputStream());
            return;
        }
        ObjectLoader content = reader.open(entry.getId(side).toObjectId(), Constants.OBJ_BLOB);
        try (InputStream bytes = content.openStream()) {
            writeLiteral(content.getSize(), bytes);
        }
    }

    private void writeLiteral(long size, InputStream bytes) throws IOException {
        out.write(ascii("literal " + size + "\n"));
        try (OutputStream packed = new DeflaterOutputStream(new BinaryHunkOutputStream(new KeptOpen(out)))) {
            bytes.transferTo(packed);
        }
        out.write('\n');
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
