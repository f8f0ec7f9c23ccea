package dev.atelier.core.run;

/** The worker's lease ran out and another worker has the run now; whoever sees this must stop without another word. */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLostException(RunId run) {
        super("another worker has taken over run " + run);
    }
}
