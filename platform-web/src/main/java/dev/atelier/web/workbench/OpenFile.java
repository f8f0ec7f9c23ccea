package dev.atelier.web.workbench;

import dev.atelier.core.project.FileNow;
import dev.atelier.core.source.ContentHash;
import dev.atelier.core.source.SourcePath;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A text that is open in the editor: which contents of the file the browser was given, and whether something was typed
 * since. A stamp names such a content; the empty one stands for a file that was not there.
 */
final class OpenFile {
    /** Beyond this an editor is no help. */
    static final int LARGEST = 1 << 20;

    /** What is typed may stand on the content before the newest one, which is on its way to the browser. */
    private static final int REMEMBERED = 3;

    private static final String ABSENT = "";

    private final Map<String, String> contents = new LinkedHashMap<>();
    private SourcePath path;
    private String stamp = ABSENT;
    private boolean dirty;
    private boolean overtaken;

    private OpenFile(FileNow file, String text) {
        this.path = file.path();
        give(text, file.hash());
    }

    /** Empty if the file is no text that can be edited. */
    static Optional<OpenFile> of(FileNow file) {
        return textOf(file).map(text -> new OpenFile(file, text));
    }

    /** The content as UTF-8 text; empty for everything else, and for what is too long to edit. */
    static Optional<String> textOf(FileNow file) {
        if (file.content().length > LARGEST) {
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.content()))
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    /** The content that a stamp names, for an edit; empty if the file was not there. */
    static Optional<ContentHash> expected(String stamp) {
        return stamp.equals(ABSENT) ? Optional.empty() : Optional.of(new ContentHash(stamp));
    }

    SourcePath path() {
        return path;
    }

    void movedTo(SourcePath newPath) {
        path = newPath;
    }

    /** Names the newest content that the browser was given. */
    String stamp() {
        return stamp;
    }

    /** What is typed stood on this text; empty if that is too long ago. */
    Optional<String> content(String ofStamp) {
        return Optional.ofNullable(contents.get(ofStamp));
    }

    /** The browser is given this content. */
    void give(String text, ContentHash hash) {
        stamp = hash.hex();
        contents.remove(stamp);
        contents.put(stamp, text);
        if (contents.size() > REMEMBERED) {
            contents.remove(contents.keySet().iterator().next());
        }
        overtaken = false;
    }

    boolean isDirty() {
        return dirty;
    }

    void setDirty(boolean dirty) {
        this.dirty = dirty;
    }

    /** Whether the file has changed under what is typed. */
    boolean isOvertaken() {
        return overtaken;
    }

    void setOvertaken(boolean overtaken) {
        this.overtaken = overtaken;
    }
}
