package dev.atelier.core.run;

/** Carries out a claimed run; what is above this package decides how. */
public interface RunHandler {
    /**
     * Works until the run is done and says how it ended; the worker then appends {@code RunEnded}.
     *
     * @throws InterruptedException when the run was cancelled or its time is over: clean up and let it through
     * @throws RuntimeException ends the run as failed, with the fault if it is a {@code FaultException}
     */
    Outcome handle(RunContext context) throws InterruptedException;
}
