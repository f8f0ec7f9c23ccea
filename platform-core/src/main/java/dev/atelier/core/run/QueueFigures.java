package dev.atelier.core.run;

/**
 * The queue of all tenants and nodes, in numbers.
 *
 * @param waiting runs that nobody works on yet
 * @param working runs that somebody works on
 */
public record QueueFigures(long waiting, long working) {}
