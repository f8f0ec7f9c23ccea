package dev.atelier.core.agent.tool;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds lines that stand for code which was left out: {@code // ... rest of the component}, {@code /* existing styles
 * unchanged *}{@code /}, {@code <!-- same as before -->}. Only comments count, and of the rest only lines that begin with
 * dots and a space: {@code ...rest} and {@code [...items]} are code.
 */
final class Placeholders {
    /** Nobody takes so many words to leave something out. */
    private static final int LONGEST = 120;

    private static final Pattern COMMENT =
            Pattern.compile("(?:^|\\s|[;{}(),>])(?://+|/\\*+|\\{/\\*+|<!--|#+|--|;;|%)\\s?(.*)$");
    private static final Pattern CLOSING = Pattern.compile("\\s*(?:\\*+/\\}?|-->)\\s*$");
    private static final Pattern BRACKETS = Pattern.compile("^[\\[<({]+|[\\])>}]+$");
    private static final Pattern DOTS = Pattern.compile("\\.{3}|…");
    private static final Pattern LEFT_OUT = Pattern.compile(
            "\\b(rest|remain(ing|der|s)?|existing|previous|original|other|unchanged|same|omitted|truncated|snip(ped)?|keep|as"
                    + " (before|above|is)|unmodified|here|etc)\\b");
    private static final Pattern IS_CODE = Pattern.compile(
            "\\b(code|file|component|content|contents|implementation|function|functions|method|methods|import|imports|style|styles"
                    + "|rule|rules|css|logic|markup|html|jsx|lines|section|sections|class|classes|props|hooks|routes|tests)\\b");
    private static final Pattern WITHOUT_DOTS = Pattern.compile(
            "^(the )?(rest|remainder|remaining|existing|previous|original|other|all other|everything else)\\b.{0,60}\\b(unchanged|same"
                    + "|as (before|above|is)|omitted|stays?|remains?|here|unmodified|goes here)\\b\\W*$"
                    + "|^(unchanged|same as (before|above)|no changes?( here| below| above)?|(code )?(omitted|truncated)( for"
                    + " (brevity|clarity))?|snip)\\W*$"
                    + "|^(keep|leave) (the )?(rest|existing|remaining|everything|other)\\b.{0,60}$");

    private Placeholders() {}

    /** The first such line that is in the new text and was not in the old one. */
    static Optional<String> added(String before, String after) {
        Set<String> known = new HashSet<>(before.lines().map(String::strip).toList());
        return after.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !known.contains(line))
                .filter(Placeholders::isOne)
                .findFirst();
    }

    static boolean isOne(String line) {
        Matcher comment = COMMENT.matcher(line);
        if (comment.find()) {
            return leavesOut(CLOSING.matcher(comment.group(1)).replaceFirst(""));
        }
        boolean bare = line.matches("(\\.{3}|…)\\s.*[^;,(){}=]") || line.matches("[\\[<(](\\.{3}|…)\\s.*[\\])>]");
        return bare && !line.matches(".*[=;{}].*") && leavesOut(line);
    }

    private static boolean leavesOut(String comment) {
        if (comment.length() > LONGEST) {
            return false;
        }
        String text = BRACKETS.matcher(comment.strip().toLowerCase(Locale.ROOT))
                .replaceAll("")
                .strip();
        Matcher dots = DOTS.matcher(text);
        if (!dots.find()) {
            return WITHOUT_DOTS.matcher(text).find();
        }
        String words = dots.replaceAll(" ").strip();
        boolean framed = text.startsWith("...") || text.startsWith("…") || text.endsWith("...") || text.endsWith("…");
        return framed && says(words);
    }

    /** With dots around it, it takes a word for "left out", and either a word for code or next to nothing else. */
    private static boolean says(String words) {
        if (!LEFT_OUT.matcher(words).find()) {
            return false;
        }
        return IS_CODE.matcher(words).find() || words.split("\\s+").length <= 4;
    }
}
