package dev.atelier.core.forge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words of people and models in texts that forges interpret. There they could show pictures and pages of elsewhere, call
 * people, close issues, give orders to GitLab, or keep the checks from running. Here they are only words.
 */
final class PlainWords {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\n]]");
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]()<>#+\\-.!|~$&:=/^\"']");

    /** What begins a mention or a reference, when something follows it. */
    private static final Pattern TRIGGER = Pattern.compile("([@#!%~&$]|(?i:\\bGH-)|://)(?=\\S)");

    /** {@code [skip ci]} and its relatives. */
    private static final Pattern ORDER = Pattern.compile("(?i)\\[(?=\\s*(skip|no|ci|actions))|(?i)(skip)(?=-checks)");

    /** Cannot be seen, and is no part of a word. */
    private static final String GAP = "\u2060";

    private PlainWords() {}

    /** Not longer than so many characters, and only such as can be seen. */
    static String cut(String text, int longest) {
        String clean = UNSEEN.matcher(text.replace("\r\n", "\n").replace('\t', ' '))
                .replaceAll("")
                .strip();
        return clean.codePointCount(0, clean.length()) <= longest
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, longest - 1)) + "…";
    }

    static String oneLine(String text) {
        return cut(text.replaceAll("\\s+", " "), 300);
    }

    /** For a text that is not Markdown: nothing in it refers to anything. */
    static String inert(String text) {
        String quiet = TRIGGER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(found.group() + GAP));
        return ORDER.matcher(quiet).replaceAll(found -> Matcher.quoteReplacement(found.group() + GAP));
    }

    /** For Markdown: every character stands for itself, and lines stay lines. */
    static String markdown(String text) {
        // First the marks of our own, which are no special characters, then the backslashes between.
        String escaped =
                SPECIAL.matcher(inert(text)).replaceAll(found -> Matcher.quoteReplacement("\\" + found.group()));
        return escaped.lines()
                .map(String::strip)
                .collect(Collectors.joining("  \n"))
                .replaceAll("( {2}\n){3,}", "  \n  \n");
    }

    /** For Markdown, as a quotation. */
    static String quoted(String text) {
        return markdown(text).lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
    }

    /** For a commit message, set in. */
    static String indented(String text) {
        return inert(text)
                .lines()
                .map(line -> line.isBlank() ? "" : "    " + line)
                .collect(Collectors.joining("\n"));
    }
}
