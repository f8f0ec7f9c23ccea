package dev.atelier.core.agent.tool;

import dev.atelier.core.source.SourcePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a passage is in a text, and what is nearest to it when it is not. */
final class Passages {
    private static final int SHOWN_LINES = 30;
    private static final int SEARCHED_LINES = 20_000;
    private static final int COMPARED_LINES = 20;
    private static final int TELLING = 12;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_#-]+");

    private Passages() {}

    /** The numbers of the lines at which the passage begins, counted from 1. */
    static List<Integer> linesOf(String text, String passage) {
        List<Integer> lines = new ArrayList<>();
        int line = 1;
        int counted = 0;
        for (int at = text.indexOf(passage); at >= 0; at = text.indexOf(passage, at + passage.length())) {
            line += (int)
                    text.substring(counted, at).chars().filter(c -> c == '\n').count();
            counted = at;
            lines.add(line);
        }
        return lines;
    }

    static String explainMissing(SourcePath path, String text, String passage, String replacement) {
        if (replacement.strip().length() >= TELLING && text.contains(replacement)) {
            return "old_text is not in " + path + ", but new_text is there already. Nothing was changed.";
        }
        List<String> lines = text.lines().toList();
        List<String> wanted = passage.lines().toList();
        int best = nearest(lines, wanted);
        if (best < 0) {
            return "old_text is not in " + path + ", nor anything like it. Read the file and copy the passage from it."
                    + " Nothing was changed.";
        }
        int to = Math.min(lines.size(), best + Math.min(SHOWN_LINES, wanted.size()));
        return "old_text is not in " + path + " exactly so. The nearest passage is at the lines " + (best + 1) + "–"
                + to
                + ":\n" + String.join("\n", lines.subList(best, to))
                + "\nCopy it from here, white space included. Nothing was changed.";
    }

    /** The line at which most of the wanted lines are found, white space aside; negative when there is none. */
    private static int nearest(List<String> lines, List<String> wanted) {
        List<Set<String>> have =
                lines.stream().limit(SEARCHED_LINES).map(Passages::words).toList();
        List<Set<String>> want =
                wanted.stream().limit(COMPARED_LINES).map(Passages::words).toList();
        int best = -1;
        double bestScore = 0;
        for (int start = 0; start < have.size(); start++) {
            double score = 0;
            for (int i = 0; i < want.size() && start + i < have.size(); i++) {
                score += likeness(have.get(start + i), want.get(i));
            }
            if (score > bestScore) {
                bestScore = score;
                best = start;
            }
        }
        long telling = want.stream().filter(words -> !words.isEmpty()).count();
        return bestScore >= 0.5 * Math.max(1, telling) ? best : -1;
    }

    /** From 0 to 1: how many of their words two lines share; nothing for empty ones. */
    private static double likeness(Set<String> a, Set<String> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        long both = a.stream().filter(b::contains).count();
        return (double) both / Math.max(a.size(), b.size());
    }

    private static Set<String> words(String line) {
        Set<String> words = new HashSet<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }
}
