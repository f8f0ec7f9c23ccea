package dev.atelier.core.run;

import java.time.Instant;

/** An event as it stands in the log; {@code sequence} counts from 1 within its run. */
public record LoggedEvent(RunId run, long sequence, Instant at, RunEvent event) {}
