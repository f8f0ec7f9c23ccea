package dev.atelier.core.task;

import dev.atelier.core.run.RunId;
import dev.atelier.core.sandbox.SandboxKind;
import dev.atelier.core.source.ProjectId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A task as it stood when it was read (T11).
 *
 * @param by who asked for it
 * @param message one or two sentences for a person: where it stands, or how it ended and why
 * @param pullRequestNote why there is no pull request; empty when there is one
 * @param agent which agent worked, once one was chosen
 * @param sandbox how its sandboxes have to be made, if that was asked for
 * @param kept whether its project was opened in the workbench, and so stays
 * @param proposable whether there are changes that a pull request could be opened for, or that the open one lacks
 */
public record Task(
        TaskId id,
        ProjectId project,
        RunId run,
        TaskSourceInfo source,
        String description,
        Optional<String> targetFile,
        String by,
        TaskStatus status,
        String message,
        Optional<URI> pullRequest,
        String pullRequestNote,
        Instant created,
        Instant updated,
        Optional<Instant> started,
        Optional<Instant> ended,
        Optional<String> agent,
        int filesChanged,
        int added,
        int removed,
        Optional<SandboxKind> sandbox,
        boolean kept,
        boolean proposable) {}
