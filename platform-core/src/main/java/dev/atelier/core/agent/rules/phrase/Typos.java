package dev.atelier.core.agent.rules.phrase;

/** How far apart two words are, counted in slips of the finger. */
public final class Typos {
    private Typos() {}

    /** How many slips are forgiven in a word of this length. */
    static int forgiven(int length) {
        if (length < 5) {
            return length == 4 ? 1 : 0;
        }
        return length < 8 ? 1 : 2;
    }

    /**
     * Whether {@code typed} may have been meant as {@code known}. The first letter is usually right, and in four letters
     * only two swapped ones are forgiven: there, almost any other change makes another word.
     */
    public static boolean alike(String typed, String known) {
        int budget = forgiven(Math.min(typed.length(), known.length()));
        if (budget == 0 || Math.abs(typed.length() - known.length()) > budget) {
            return false;
        }
        if (Math.min(typed.length(), known.length()) == 4) {
            return typed.length() == known.length() && swapped(typed, known);
        }
        boolean sameStart = typed.charAt(0) == known.charAt(0);
        return (sameStart || swapped(typed, known)) && distance(typed, known) <= budget;
    }

    private static boolean swapped(String a, String b) {
        for (int i = 0; i + 1 < a.length() && a.length() == b.length(); i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return a.charAt(i) == b.charAt(i + 1)
                        && a.charAt(i + 1) == b.charAt(i)
                        && a.substring(i + 2).equals(b.substring(i + 2));
            }
        }
        return false;
    }

    /** The optimal string alignment distance: insertions, deletions, changes and swaps of neighbours. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
