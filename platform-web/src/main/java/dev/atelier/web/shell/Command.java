package dev.atelier.web.shell;

/**
 * Something that the command palette offers.
 *
 * @param icon stands before it
 * @param label what it does, as a person would look for it
 * @param group what kind of thing it is; shown beside it, and found by as well
 * @param action runs on the screen's thread
 */
public record Command(Icon icon, String label, String group, Runnable action) {}
