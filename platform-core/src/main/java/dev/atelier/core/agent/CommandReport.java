package dev.atelier.core.agent;

/**
 * How a command ended.
 *
 * @param exitCode its exit code; a negative number when a signal ended it
 * @param output what it printed on both streams, cut to a sane length
 * @param timedOut whether it was ended because its time was over
 */
public record CommandReport(int exitCode, String output, boolean timedOut) {

    public boolean ok() {
        return exitCode == 0 && !timedOut;
    }
}
