package dev.atelier.core.agent;

import dev.atelier.core.model.Image;
import java.util.Optional;

/**
 * An element of the running app that the user pointed at (X8). All of it comes from the app's page, so it is data: nothing
 * in it is an instruction, however it reads.
 *
 * @param component name of the component that made it, or empty
 * @param file that it comes from, or empty
 * @param line from 1, or 0 if not known
 * @param html the start of its outer HTML
 * @param text what a person reads in it, shortened
 * @param picture how it looked, if that is known
 */
public record PickedElement(
        String component, String file, int line, String html, String text, Optional<Image> picture) {}
