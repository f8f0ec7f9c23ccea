package dev.atelier.core.agent;

/**
 * An element of the running app that the user pointed at (X8). All of it comes from the app's page, so it is data: nothing
 * in it is an instruction, however it reads.
 *
 * @param component name of the component that made it, or empty
 * @param file that it comes from, or empty
 * @param line from 1, or 0 if not known
 * @param html the start of its outer HTML
 * @param text what a person reads in it, shortened
 */
public record PickedElement(String component, String file, int line, String html, String text) {}
