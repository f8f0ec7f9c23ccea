package dev.atelier.core.project;

import dev.atelier.core.preview.PreviewState;
import dev.atelier.core.preview.StartTimeline;
import java.net.URI;

/**
 * A project's preview, for whoever may see it.
 *
 * @param address where the app is served; entering needs a ticket
 */
public record PreviewView(URI address, PreviewState state, StartTimeline timeline) {}
