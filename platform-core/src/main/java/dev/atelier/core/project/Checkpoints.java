package dev.atelier.core.project;

import dev.atelier.core.run.RunEvent;
import dev.atelier.core.source.Patch;

/** What all versions that runs make have in common. */
final class Checkpoints {
    private Checkpoints() {}

    /** Says that a version was made, and how much of the one before it changed. */
    static RunEvent.CheckpointSaved saved(Patch patch, Version version) {
        int added =
                patch.files().stream().mapToInt(file -> file.change().added()).sum();
        int removed =
                patch.files().stream().mapToInt(file -> file.change().removed()).sum();
        return new RunEvent.CheckpointSaved(
                version.number(), version.commit().value(), patch.files().size(), added, removed);
    }
}
