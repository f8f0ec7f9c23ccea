package dev.atelier.core.agent.tool;

import dev.atelier.core.source.SourcePath;
import java.util.List;
import java.util.Optional;

/** Replaces a passage by another. */
final class EditFile implements Tool {
    private final WatchedFiles files;

    EditFile(WatchedFiles files) {
        this.files = files;
    }

    @Override
    public String name() {
        return "edit_file";
    }

    @Override
    public String description() {
        return "Replaces a passage of a file. old_text must be in the file exactly as given, white space included, and"
                + " only once unless all=true: take as many lines as make it unique, without the line numbers of"
                + " read_file. new_text is the complete replacement; never abbreviate it with a comment such as"
                + " \"rest unchanged\".";
    }

    @Override
    public Parameters parameters() {
        return Parameters.none()
                .text("path", "The file")
                .text("old_text", "The passage as it is now")
                .text("new_text", "What it becomes; empty to remove it")
                .optionalFlag("all", "Replace every occurrence")
                .optionalFlag(EditGuard.CONFIRMATION, "Only after you were told that the edit drops most of the file");
    }

    @Override
    public String summary(ToolArguments arguments) {
        return "Edit " + arguments.path("path");
    }

    @Override
    public ToolOutcome use(ToolArguments arguments) {
        SourcePath path = arguments.path("path");
        if (!files.exists(path)) {
            return Missing.file(path, files);
        }
        String before = files.readText(path);
        String old = withLineEndingsOf(before, arguments.text("old_text"));
        String replacement = withLineEndingsOf(before, arguments.text("new_text"));
        if (old.isEmpty()) {
            throw new BadArguments("\"old_text\" must not be empty; use write_file to write a whole file.");
        }
        if (old.equals(replacement)) {
            return new ToolOutcome.Failed("Nothing to change", "old_text and new_text are the same.");
        }
        List<Integer> lines = Passages.linesOf(before, old);
        if (lines.isEmpty()) {
            return new ToolOutcome.Failed("Passage not found", Passages.explainMissing(path, before, old, replacement));
        }
        if (lines.size() > 1 && !arguments.flag("all")) {
            return new ToolOutcome.Failed(
                    "Passage found " + lines.size() + " times",
                    "old_text is in " + path + " " + lines.size() + " times, at the lines " + lines
                            + ". Add lines around it until it is unique, or set all=true. Nothing was changed.");
        }
        String after = before.replace(old, replacement);
        Optional<String> objection = EditGuard.objection(path, before, after, arguments.flag(EditGuard.CONFIRMATION));
        if (objection.isPresent()) {
            return new ToolOutcome.Failed("Edit stopped", objection.get());
        }
        files.write(path, after);
        return new ToolOutcome.Ok("Edited " + path, "Edited " + path + " at line " + lines.get(0) + ".");
    }

    /** Models write line feeds only; a file that has carriage returns too keeps them. */
    private static String withLineEndingsOf(String file, String text) {
        return file.contains("\r\n") && !text.contains("\r\n") ? text.replace("\n", "\r\n") : text;
    }
}
