package dev.atelier.core.agent.tool;

import dev.atelier.core.source.SourcePath;
import java.util.Optional;

/** Writes a whole file. */
final class WriteFile implements Tool {
    private static final int LONGEST = 512 * 1024;

    private final WatchedFiles files;

    WriteFile(WatchedFiles files) {
        this.files = files;
    }

    @Override
    public String name() {
        return "write_file";
    }

    @Override
    public String description() {
        return "Creates a file, or replaces the whole of one. Give the complete text; never abbreviate it. Prefer"
                + " edit_file for small changes to what is there.";
    }

    @Override
    public Parameters parameters() {
        return Parameters.none()
                .text("path", "The file; directories are made as needed")
                .text("content", "The complete text")
                .optionalFlag(EditGuard.CONFIRMATION, "Only after you were told that this drops most of the file");
    }

    @Override
    public String summary(ToolArguments arguments) {
        return "Write " + arguments.path("path");
    }

    @Override
    public ToolOutcome use(ToolArguments arguments) {
        SourcePath path = arguments.path("path");
        String content = arguments.text("content");
        if (content.length() > LONGEST) {
            return new ToolOutcome.Failed(
                    "Too large", "A file may have at most " + LONGEST + " characters. Nothing was changed.");
        }
        boolean replaced = files.exists(path);
        String before = replaced ? files.readText(path) : "";
        Optional<String> objection = EditGuard.objection(path, before, content, arguments.flag(EditGuard.CONFIRMATION));
        if (objection.isPresent()) {
            return new ToolOutcome.Failed("Write stopped", objection.get());
        }
        files.write(path, content);
        String done = (replaced ? "Replaced " : "Created ") + path;
        return new ToolOutcome.Ok(done, done + " (" + content.lines().count() + " lines).");
    }
}
