package dev.atelier.core.agent.rules.chores.python;

/**
 * A statement's line with all that continues it. Blank lines and lines of nothing but a comment are none.
 *
 * @param start offset of its first physical line's start
 * @param textStart offset behind its indentation
 * @param end offset of its last line's end, before the line feed
 * @param column how far it is indented, tabs counted to the next multiple of eight
 */
record LogicalLine(int start, int textStart, int end, int column) {}
