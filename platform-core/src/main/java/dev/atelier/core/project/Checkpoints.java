package dev.atelier.core.project;

import dev.atelier.core.run.RunContext;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.source.Author;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.Patch;
import dev.atelier.core.source.SourceTree;

/** What all versions that runs make have in common. */
final class Checkpoints {
    private Checkpoints() {}

    /** Whoever asked, without an address that mail could be sent to. */
    static Author author(RunContext context) {
        return new Author(context.actor().name(), context.actor().member() + "@members.invalid");
    }

    /** Tells that a version was made, and how much of the one before it changed; which is the result. */
    static Patch tell(RunContext context, SourceTree tree, CommitId before, Version version) {
        Patch patch = tree.diff(before, version.commit());
        int added =
                patch.files().stream().mapToInt(file -> file.change().added()).sum();
        int removed =
                patch.files().stream().mapToInt(file -> file.change().removed()).sum();
        context.append(new RunEvent.CheckpointSaved(
                version.number(), version.commit().value(), patch.files().size(), added, removed));
        return patch;
    }
}
