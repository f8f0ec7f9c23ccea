package dev.atelier.core.project;

import dev.atelier.core.run.RunEvent;
import java.util.Optional;

/**
 * A version as people read of it.
 *
 * @param by the name of who asked for it
 * @param size what it changed; empty for the first version
 */
public record TimelineEntry(Version version, String by, Optional<RunEvent.CheckpointSaved> size) {}
