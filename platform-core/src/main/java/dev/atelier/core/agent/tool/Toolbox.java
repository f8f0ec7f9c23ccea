package dev.atelier.core.agent.tool;

import dev.atelier.core.agent.Turn;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.model.ToolCall;
import dev.atelier.core.model.ToolSpec;
import dev.atelier.core.source.FileEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tools of one turn. Used by the turn's thread alone. */
public final class Toolbox {
    private final Map<String, Tool> tools = new LinkedHashMap<>();
    private final WatchedFiles files;

    /** @param atTheStart the project's files, as the turn finds them */
    public Toolbox(Turn turn, List<FileEntry> atTheStart, ToolSettings settings) {
        this.files = new WatchedFiles(turn.files());
        DeletionGuard deletions = new DeletionGuard(atTheStart);
        add(new ListFiles(files));
        add(new ReadFile(files, settings));
        add(new SearchFiles(files));
        add(new EditFile(files));
        add(new WriteFile(files));
        add(new DeleteFile(files, deletions));
        add(new RenameFile(files, deletions));
        add(new RunCommand(turn, files, deletions, settings));
        add(new InstallPackage(turn.commands(), files, settings));
        boolean repository = turn.repository().isPresent();
        add(repository ? new RunTests(turn.preview()) : new CheckPreview(turn.preview()));
        add(new Plan(turn.journal()));
        add(new AskUser());
        add(new Finish(repository));
    }

    /** What the model is told of the tools; always the same for the same version, so that providers can cache it. */
    public List<ToolSpec> specs() {
        return tools.values().stream()
                .map(tool -> new ToolSpec(
                        tool.name(), tool.description(), tool.parameters().jsonSchema()))
                .toList();
    }

    /** How many changes were made to the project so far. */
    public int changes() {
        return files.changes();
    }

    /** How many different files were changed so far. */
    public int filesChanged() {
        return files.changedPaths();
    }

    /** One short line for a person about what the call means to do. */
    public String summary(ToolCall call) {
        return Optional.ofNullable(tools.get(call.tool()))
                .map(tool -> summary(tool, call))
                .orElse("Unknown tool " + Excerpt.shortened(call.tool(), 40));
    }

    /**
     * Does what the call asks for.
     *
     * @throws FaultException when the platform itself cannot do its part
     * @throws InterruptedException when the turn was cancelled
     */
    public ToolOutcome use(ToolCall call) throws InterruptedException {
        Tool tool = tools.get(call.tool());
        if (tool == null) {
            return new ToolOutcome.Failed(
                    "Unknown tool",
                    "There is no tool \"" + Excerpt.shortened(call.tool(), 60) + "\". The tools are: "
                            + String.join(", ", tools.keySet()) + ".");
        }
        try {
            return tool.use(ToolArguments.parse(call.argumentsJson()));
        } catch (BadArguments e) {
            return new ToolOutcome.Failed(
                    "Wrong arguments",
                    e.getMessage() + " " + tool.name() + " takes: "
                            + tool.parameters().usage() + ". Nothing was done.");
        } catch (FaultException e) {
            if (beyondTheModel(e.fault().kind())) {
                throw e;
            }
            return new ToolOutcome.Failed("Not possible", e.getMessage() + " Nothing was done.");
        }
    }

    private static boolean beyondTheModel(FaultKind kind) {
        return switch (kind) {
            case USER, NOT_FOUND, CONFLICT, TOO_LARGE, LIMIT -> false;
            case UNAUTHENTICATED, FORBIDDEN, OUTSIDE, PLATFORM -> true;
        };
    }

    private static String summary(Tool tool, ToolCall call) {
        try {
            return Excerpt.shortened(tool.summary(ToolArguments.parse(call.argumentsJson())), 120);
        } catch (BadArguments e) {
            return tool.name();
        }
    }

    private void add(Tool tool) {
        tools.put(tool.name(), tool);
    }
}
