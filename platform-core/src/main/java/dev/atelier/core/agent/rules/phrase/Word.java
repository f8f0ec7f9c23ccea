package dev.atelier.core.agent.rules.phrase;

/**
 * One word or one quotation of a text.
 *
 * @param text as written, a quotation without its marks
 * @param plain folded for comparing: lower case, without accents, umlauts spelled out
 * @param start where it begins in the text, marks included
 * @param end where it ends
 * @param quoted whether it was in quotation marks
 * @param stop the punctuation that follows it
 */
record Word(String text, String plain, int start, int end, boolean quoted, Stop stop) {}
