package dev.atelier.core.model.scripted;

import dev.atelier.core.model.Finish;
import dev.atelier.core.model.TokenCount;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One answer of a script.
 *
 * @param when given only when this is found in the latest words of the user; empty for any
 * @param times how often it may be given
 */
public record Reply(
        Optional<Pattern> when,
        int times,
        String text,
        List<ScriptedCall> calls,
        TokenCount tokens,
        Finish finish,
        Misbehaviour misbehaviour) {
    private static final TokenCount TOKENS = new TokenCount(100, 20, 40);

    public Reply {
        calls = List.copyOf(calls);
    }

    public static Reply text(String text) {
        return new Reply(Optional.empty(), 1, text, List.of(), TOKENS, Finish.STOP, new Misbehaviour.None());
    }

    public static Reply call(String tool, Map<String, ?> arguments) {
        return calls(ScriptedCall.of(tool, arguments));
    }

    public static Reply calls(ScriptedCall... calls) {
        return text("").andCalls(calls);
    }

    public static Reply wrong(Misbehaviour misbehaviour) {
        return text("Here is the first half of a sentence, and here is its other half.")
                .but(misbehaviour);
    }

    /** A model gone mad: it deletes every one of these files. */
    public static Reply deletingAll(List<String> paths) {
        return calls(paths.stream()
                .map(path -> ScriptedCall.of("delete_file", Map.of("path", path)))
                .toArray(ScriptedCall[]::new));
    }

    public Reply andCalls(ScriptedCall... more) {
        return new Reply(when, times, text, Arrays.asList(more), tokens, Finish.TOOL_CALLS, misbehaviour);
    }

    public Reply when(String regex) {
        Pattern pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        return new Reply(Optional.of(pattern), times, text, calls, tokens, finish, misbehaviour);
    }

    public Reply times(int number) {
        return new Reply(when, number, text, calls, tokens, finish, misbehaviour);
    }

    public Reply forever() {
        return times(Integer.MAX_VALUE);
    }

    public Reply using(TokenCount used) {
        return new Reply(when, times, text, calls, used, finish, misbehaviour);
    }

    public Reply ending(Finish how) {
        return new Reply(when, times, text, calls, tokens, how, misbehaviour);
    }

    public Reply but(Misbehaviour how) {
        return new Reply(when, times, text, calls, tokens, finish, how);
    }

    boolean fits(String lastUserText) {
        return when.isEmpty() || when.get().matcher(lastUserText).find();
    }
}
