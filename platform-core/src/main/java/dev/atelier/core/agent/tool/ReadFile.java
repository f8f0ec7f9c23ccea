package dev.atelier.core.agent.tool;

import dev.atelier.core.source.SourcePath;
import java.util.List;

/** A file's text, with line numbers, as much at once as is sensible. */
final class ReadFile implements Tool {
    private static final int MOST_LINES = 500;
    private static final int LONGEST_LINE = 1000;

    private final WatchedFiles files;
    private final ToolSettings settings;

    ReadFile(WatchedFiles files, ToolSettings settings) {
        this.files = files;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "read_file";
    }

    @Override
    public String description() {
        return "Reads a text file. Each line is shown with its number and a bar (\"12| \"), which are not part of the"
                + " file. Read a file before you edit it. Long files come in parts; name the lines to read on.";
    }

    @Override
    public Parameters parameters() {
        return Parameters.none()
                .text("path", "The file, such as src/App.jsx")
                .optionalNumber("from_line", "First line, counted from 1")
                .optionalNumber("to_line", "Last line");
    }

    @Override
    public String summary(ToolArguments arguments) {
        return "Read " + arguments.path("path");
    }

    @Override
    public ToolOutcome use(ToolArguments arguments) {
        SourcePath path = arguments.path("path");
        if (!files.exists(path)) {
            return Missing.file(path, files);
        }
        List<String> lines = files.readText(path).lines().toList();
        if (lines.isEmpty()) {
            return new ToolOutcome.Ok("Read " + path, path + " is empty.");
        }
        int from = arguments.number("from_line", 1, 1, lines.size());
        int to = arguments.number("to_line", lines.size(), from, lines.size());
        return excerpt(path, lines, from, to);
    }

    private ToolOutcome excerpt(SourcePath path, List<String> lines, int from, int to) {
        StringBuilder text = new StringBuilder();
        int line = from;
        while (line <= to && line - from < MOST_LINES && text.length() < settings.outputChars()) {
            String content = lines.get(line - 1);
            boolean tooLong = content.length() > LONGEST_LINE;
            text.append(line).append("| ").append(tooLong ? content.substring(0, LONGEST_LINE) + "…" : content);
            text.append('\n');
            line++;
        }
        if (line <= lines.size()) {
            text.append("[Lines ").append(from).append('–').append(line - 1);
            text.append(" of ").append(lines.size());
            text.append(". Read on with from_line=").append(line).append("]");
        }
        return new ToolOutcome.Ok("Read " + path, text.toString());
    }
}
