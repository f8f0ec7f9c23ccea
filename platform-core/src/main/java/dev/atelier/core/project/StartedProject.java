package dev.atelier.core.project;

import dev.atelier.core.run.RunId;

/** A project that has just been made from an ask, and the run of that ask. */
public record StartedProject(Project project, RunId run) {}
