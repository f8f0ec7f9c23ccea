package dev.atelier.core.agent.rules.phrase;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text into words and quotations. */
final class Words {
    /** Far more than anybody says in one go; the rest of a pasted book is left unread. */
    private static final int MOST = 600;

    private static final String QUOTED = "\"([^\"\\n]{1,2000})\"|“([^”“\\n]{1,2000})[”“]|„([^„“”\"\\n]{1,2000})[“”\"]"
            + "|«([^«»\\n]{1,2000})»|»([^«»\\n]{1,2000})«|`([^`\\n]{1,2000})`"
            + "|(?<![\\p{L}\\p{N}])['‘‚]((?:[^'’‘\\n]|(?<=\\p{L})['’](?=\\p{L})){1,300})['’‘](?![\\p{L}\\p{N}])";
    private static final String FILE =
            "([\\p{L}\\p{N}][\\p{L}\\p{N}_./-]{0,200}\\.(?i:png|jpe?g|gif|webp|svg))(?![\\p{L}\\p{N}])";
    private static final String COLOUR = "(#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3}))(?![\\p{L}\\p{N}])";
    private static final String PLAIN = "(\\p{N}+[.,:]\\p{N}+|[\\p{L}\\p{M}\\p{N}]+(?:['’]\\p{L}+)*)";
    private static final Pattern TOKEN = Pattern.compile(QUOTED + "|" + FILE + "|" + COLOUR + "|" + PLAIN);
    private static final int QUOTE_GROUPS = 7;

    private Words() {}

    static List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (words.size() < MOST && matcher.find()) {
            if (!words.isEmpty()) {
                closeLast(words, text.substring(words.getLast().end(), matcher.start()));
            }
            words.add(word(matcher));
        }
        if (!words.isEmpty()) {
            int from = words.getLast().end();
            closeLast(words, text.substring(from, Math.min(text.length(), from + 8)));
        }
        return words;
    }

    private static void closeLast(List<Word> words, String between) {
        Word last = words.removeLast();
        words.add(new Word(last.text(), last.plain(), last.start(), last.end(), last.quoted(), Stop.in(between)));
    }

    private static Word word(Matcher matcher) {
        for (int group = 1; group <= QUOTE_GROUPS; group++) {
            String quoted = matcher.group(group);
            if (quoted != null) {
                return new Word(quoted.strip(), Fold.fold(quoted), matcher.start(), matcher.end(), true, Stop.NONE);
            }
        }
        String bare = matcher.group();
        return new Word(bare, Fold.fold(bare), matcher.start(), matcher.end(), false, Stop.NONE);
    }
}
