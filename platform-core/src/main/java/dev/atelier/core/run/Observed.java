package dev.atelier.core.run;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Whoever observes must not harm what is observed. */
record Observed(RunObserver observer) implements RunFeed.Subscriber {
    private static final Logger LOG = System.getLogger(Observed.class.getName());

    @Override
    public boolean wants(RunFeed.Topic topic) {
        return true;
    }

    @Override
    public void onEvent(LoggedEvent event) {
        try {
            observer.onEvent(event);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "an observer of runs failed", e);
        }
    }

    @Override
    public void onSignal(RunId run, LiveSignal signal) {
        // Live text is nobody's figure.
    }

    @Override
    public void onNewest(RunId run, long sequence) {
        // What other processes do is theirs to observe.
    }

    @Override
    public boolean readsOn() {
        return false;
    }
}
