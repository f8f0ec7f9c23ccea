package dev.atelier.core.agent.tool;

import dev.atelier.core.source.SourcePath;
import java.util.Optional;

/** Removes a file. */
final class DeleteFile implements Tool {
    private final WatchedFiles files;
    private final DeletionGuard guard;

    DeleteFile(WatchedFiles files, DeletionGuard guard) {
        this.files = files;
        this.guard = guard;
    }

    @Override
    public String name() {
        return "delete_file";
    }

    @Override
    public String description() {
        return "Deletes a file that nothing needs any more. Remove what refers to it, too.";
    }

    @Override
    public Parameters parameters() {
        return Parameters.none().text("path", "The file");
    }

    @Override
    public String summary(ToolArguments arguments) {
        return "Delete " + arguments.path("path");
    }

    @Override
    public ToolOutcome use(ToolArguments arguments) {
        SourcePath path = arguments.path("path");
        if (!files.exists(path)) {
            return Missing.file(path, files);
        }
        Optional<String> objection = guard.objection(path);
        if (objection.isPresent()) {
            return new ToolOutcome.Failed("Delete stopped", objection.get());
        }
        files.delete(path);
        guard.deleted(path);
        return new ToolOutcome.Ok("Deleted " + path, "Deleted " + path + ".");
    }
}
