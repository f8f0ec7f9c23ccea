package dev.atelier.web.workbench;

import dev.atelier.core.project.FileNow;
import dev.atelier.core.source.TextMerge;
import java.util.Optional;

/**
 * Two changes of one file that began from the same text.
 *
 * @param base what both began from, if it is still known
 * @param mine what is typed
 * @param theirs the file as it is now; empty if it has gone
 */
record Conflict(Optional<String> base, String mine, Optional<FileNow> theirs) {

    /** What the project has now as text; empty if it has gone or is no text any more. */
    Optional<String> theirText() {
        return theirs.flatMap(OpenFile::textOf);
    }

    /** Both changes in one text; empty where people have to decide. */
    Optional<String> merged() {
        return base.flatMap(from -> theirText().flatMap(text -> TextMerge.merge(from, mine, text)));
    }

    /** What {@link #mine} would change in the project. */
    String difference() {
        return TextMerge.diff(theirText().orElse(""), mine);
    }

    String theirStamp() {
        return theirs.map(file -> file.hash().hex()).orElse("");
    }
}
