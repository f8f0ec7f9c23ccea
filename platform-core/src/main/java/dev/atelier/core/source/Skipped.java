package dev.atelier.core.source;

/**
 * Something in the work tree that is not kept in versions.
 *
 * @param shownPath where it is, made printable; not a path to open
 */
public record Skipped(String shownPath, Reason reason) {

    /** Why it is not kept. */
    public enum Reason {
        /** A symbolic link: it may lead anywhere. */
        LINK,
        /** A pipe, socket or device. */
        SPECIAL_FILE,
        /** A name that a {@link SourcePath} cannot have. */
        NAME,
        /** The platform may not read it. */
        UNREADABLE
    }
}
