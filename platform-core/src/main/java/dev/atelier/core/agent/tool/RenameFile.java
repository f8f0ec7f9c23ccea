package dev.atelier.core.agent.tool;

import dev.atelier.core.source.SourcePath;

/** Moves a file. */
final class RenameFile implements Tool {
    private final WatchedFiles files;
    private final DeletionGuard guard;

    RenameFile(WatchedFiles files, DeletionGuard guard) {
        this.files = files;
        this.guard = guard;
    }

    @Override
    public String name() {
        return "rename_file";
    }

    @Override
    public String description() {
        return "Renames or moves a file to a path at which there is none yet. Mend what refers to it, too.";
    }

    @Override
    public Parameters parameters() {
        return Parameters.none().text("from", "The file").text("to", "Its new path");
    }

    @Override
    public String summary(ToolArguments arguments) {
        return "Rename " + arguments.path("from") + " to " + arguments.path("to");
    }

    @Override
    public ToolOutcome use(ToolArguments arguments) {
        SourcePath from = arguments.path("from");
        SourcePath to = arguments.path("to");
        if (!files.exists(from)) {
            return Missing.file(from, files);
        }
        if (files.exists(to)) {
            return new ToolOutcome.Failed("Not possible", to + " exists already. Nothing was changed.");
        }
        files.rename(from, to);
        guard.renamed(from, to);
        return new ToolOutcome.Ok("Renamed " + from, "Renamed " + from + " to " + to + ".");
    }
}
