package dev.atelier.core.run;

import dev.atelier.core.blob.BlobKey;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.source.ImportProgress;
import dev.atelier.core.usage.Money;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One thing that happened in a run. Stored for ever by type name and version ({@link EventCodec}); a shape that changes
 * gets a new version, and the old one is still read.
 */
public sealed interface RunEvent {
    /** Somebody asked; the first event of every run. */
    record Asked(Ask ask, String by) implements RunEvent {}

    /** Somebody changed the words of an ask that still waited; from now on these count (B10). */
    record AskEdited(Ask ask, String by) implements RunEvent {}

    /**
     * Somebody moved an ask that still waited to another place in its project's line (B10).
     *
     * @param place from 1, for the one that is next
     */
    record QueueMoved(int place, String by) implements RunEvent {}

    /** The conversation begins with this run; what was said before is no longer of it (B19). */
    record ConversationCleared(String by) implements RunEvent {}

    /** The conversation is again the one that the restored version belongs to. */
    record ConversationRestored(String by) implements RunEvent {}

    /** A worker took the run; {@code attempt} is above 1 when it was taken over from one that died. */
    record Claimed(String worker, int attempt) implements RunEvent {}

    record SandboxReady(String provider, long millis) implements RunEvent {}

    record SourceReady(int version, int files) implements RunEvent {}

    /** Which agent works, and why that one (R4). */
    record AgentChosen(String agent, String why) implements RunEvent {}

    record PlanMade(List<String> steps) implements RunEvent {}

    /**
     * One answer of a model, with what it took.
     *
     * @param cost by the prices of that moment; empty when the model had none
     */
    record ModelAnswered(
            String text,
            String model,
            long promptTokens,
            long completionTokens,
            long cachedTokens,
            Optional<Money> cost)
            implements RunEvent {
        /** Of a model without a price. */
        public ModelAnswered(String text, String model, long promptTokens, long completionTokens, long cachedTokens) {
            this(text, model, promptTokens, completionTokens, cachedTokens, Optional.empty());
        }
    }

    /**
     * A tool is about to be used.
     *
     * @param call pairs it with its {@link ToolFinished}
     * @param summary one line for a person, such as "Edit src/App.jsx"
     * @param arguments JSON, shortened if long
     */
    record ToolRequested(String call, String tool, String summary, String arguments) implements RunEvent {}

    /**
     * A tool was used.
     *
     * @param detail what the tool gave back, shortened if long
     */
    record ToolFinished(String call, String tool, boolean ok, String summary, String detail) implements RunEvent {}

    record FileChanged(String path, Kind kind) implements RunEvent {
        public enum Kind {
            ADDED,
            MODIFIED,
            DELETED,
            RENAMED
        }
    }

    /**
     * The app was looked at and works (B7).
     *
     * @param checked what was looked at
     * @param screenshot how it looks, if somebody with a browser has looked
     */
    record CheckPassed(List<Check> checked, long millis, Optional<BlobKey> screenshot) implements RunEvent {
        public enum Check {
            /** The dev server compiles every module. */
            COMPILES,
            /** The page loads and shows something. */
            LOADS,
            /** Nothing new is wrong in the browser's console. */
            CONSOLE
        }
    }

    /**
     * The app was looked at and does not work.
     *
     * @param screenshot how it looks, if somebody with a browser has looked
     */
    record CheckFailed(List<String> problems, long millis, Optional<BlobKey> screenshot) implements RunEvent {}

    /** The project's files became a version. */
    record CheckpointSaved(int version, String commit, int files, int added, int removed) implements RunEvent {}

    /** What the agent says to the person in the end (B3). */
    record Answered(String text) implements RunEvent {}

    /** Something went wrong that did not stop the run. */
    record Warning(Fault fault) implements RunEvent {}

    /**
     * Code is being fetched; told now and then, not for every byte.
     *
     * @param done bytes while receiving and unpacking, else files
     * @param total of the same; 0 when it is not known
     */
    record SourceImporting(ImportProgress.Phase phase, long done, long total) implements RunEvent {}

    /**
     * The code is there.
     *
     * @param from the repository's address, or the archive's name
     * @param branch that it is, if it is one
     * @param leftOut what of it is not among the project's files: links, submodules, names that no file may have
     */
    record SourceImported(String from, Optional<String> branch, String commit, List<String> leftOut)
            implements RunEvent {
        public SourceImported {
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * The repository's own setup has run (T8).
     *
     * @param script which file
     * @param summary how it ended, in a few words
     */
    record SetupFinished(String script, boolean ok, String summary, long millis) implements RunEvent {}

    /**
     * The project's tests have run.
     *
     * @param command as a person would type it
     * @param summary how they ended, in a sentence
     * @param output the end of what they printed
     */
    record TestsRun(String command, boolean passed, String summary, String output, long millis) implements RunEvent {}

    /** A branch is about to be pushed; it may be there from now on (W8). */
    record BranchPushing(String branch) implements RunEvent {}

    /** The branch is there. */
    record BranchPushed(String branch, String commit) implements RunEvent {}

    /** The pull request is there, opened now or found. */
    record PullRequestOpened(URI url, long number) implements RunEvent {}

    /** One was asked for, and there is none; why, in a sentence (T13). */
    record PullRequestSkipped(String why) implements RunEvent {}

    /** The last event of every run, exactly once (R3). */
    record RunEnded(Outcome outcome, long millis, RunSummary summary) implements RunEvent {
        /** A run of which there is nothing else to say. */
        public RunEnded(Outcome outcome, long millis) {
            this(outcome, millis, RunSummary.NONE);
        }
    }
}
