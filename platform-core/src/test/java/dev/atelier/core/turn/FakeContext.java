package dev.atelier.core.turn;

import dev.atelier.core.run.LiveSignal;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.Run;
import dev.atelier.core.run.RunContext;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.tenant.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The run of a test, which remembers what it is told. */
final class FakeContext implements RunContext {
    private final List<RunEvent> events = new ArrayList<>();

    List<RunEvent> events() {
        return List.copyOf(events);
    }

    @Override
    public Run run() {
        throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public Actor actor() {
        throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public LoggedEvent append(RunEvent event) {
        events.add(event);
        return new LoggedEvent(RunId.random(), events.size(), Instant.EPOCH, event);
    }

    @Override
    public void requireLease() {
        // nobody else is here
    }

    @Override
    public void signal(LiveSignal signal) {
        // nobody watches
    }
}
