package dev.atelier.core.agent;

import dev.atelier.core.source.SourcePath;

/**
 * An image of the user's that is a file of the project.
 *
 * @param width in pixels, as a browser shows it
 * @param sent whether it came with this ask
 */
public record TurnPicture(SourcePath path, int width, int height, boolean sent) {}
