package dev.atelier.core.agent.tool;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.source.FileEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Finds lines by a regular expression, in bounded time. */
final class SearchFiles implements Tool {
    private static final int MOST_MATCHES = 80;
    private static final long LARGEST_FILE = 512 * 1024;
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final WatchedFiles files;

    SearchFiles(WatchedFiles files) {
        this.files = files;
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public String description() {
        return "Finds lines in the project's text files by a regular expression (Java syntax) and shows them as"
                + " path:line: text.";
    }

    @Override
    public Parameters parameters() {
        return Parameters.none()
                .text("pattern", "A regular expression, or a plain text")
                .optionalText("under", "Only files whose path starts so")
                .optionalFlag("ignore_case", "Whether upper and lower case are the same");
    }

    @Override
    public String summary(ToolArguments arguments) {
        return "Search for " + arguments.text("pattern");
    }

    @Override
    public ToolOutcome use(ToolArguments arguments) {
        String given = arguments.text("pattern");
        if (given.isEmpty()) {
            throw new BadArguments("\"pattern\" must not be empty.");
        }
        int flags = arguments.flag("ignore_case") ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        String under = arguments.optionalText("under").orElse("");
        try {
            return found(matches(Pattern.compile(given, flags), under), "");
        } catch (PatternSyntaxException e) {
            return found(
                    matches(Pattern.compile(Pattern.quote(given), flags), under),
                    "Not a regular expression (" + e.getDescription() + "), so searched for as plain text.\n");
        } catch (ImpatientText.OutOfTime e) {
            return new ToolOutcome.Failed(
                    "Search took too long", "The search took too long. Use a simpler pattern or a smaller directory.");
        }
    }

    private static ToolOutcome found(List<String> matches, String note) {
        if (matches.isEmpty()) {
            return new ToolOutcome.Ok("Nothing found", note + "No line matches.");
        }
        String more = matches.size() > MOST_MATCHES ? "\n… and more: search for something narrower." : "";
        List<String> shown = matches.subList(0, Math.min(MOST_MATCHES, matches.size()));
        return new ToolOutcome.Ok(
                shown.size() + (more.isEmpty() ? "" : "+") + " matches", note + String.join("\n", shown) + more);
    }

    /** One more than are shown, so that it is known whether there are more. */
    private List<String> matches(Pattern pattern, String under) {
        long endsAt = System.nanoTime() + LONGEST.toNanos();
        List<String> matches = new ArrayList<>();
        for (FileEntry file : files.list()) {
            if (file.size() <= LARGEST_FILE && file.path().value().startsWith(under)) {
                search(file, pattern, endsAt, matches);
            }
            if (matches.size() > MOST_MATCHES) {
                break;
            }
        }
        return matches;
    }

    private void search(FileEntry file, Pattern pattern, long endsAt, List<String> matches) {
        List<String> lines = textOf(file).lines().toList();
        for (int i = 0; i < lines.size() && matches.size() <= MOST_MATCHES; i++) {
            if (pattern.matcher(new ImpatientText(lines.get(i), endsAt)).find()) {
                matches.add(file.path() + ":" + (i + 1) + ": " + Excerpt.shortened(lines.get(i), 200));
            }
        }
    }

    private String textOf(FileEntry file) {
        try {
            return files.readText(file.path());
        } catch (FaultException notText) {
            // pictures and the like are passed over
            return "";
        }
    }
}
