/**
 * What whoever looks after the installation measures it by (R13): Prometheus metrics and OpenTelemetry traces of runs.
 *
 * <p>Both are projections of the event log, like everything else that is told of a run: the engine knows nothing of them,
 * and what is measured costs it nothing. Metrics are the container's MicroProfile Metrics, at {@code /metrics}, for
 * administrators. A trace is put together when its run has ended and sent to a collector, if one is configured, by the
 * container's MicroProfile Telemetry. No words of a user, path, or token is in either. Thread-safe.
 */
@NullMarked
package dev.atelier.web.telemetry;

import org.jspecify.annotations.NullMarked;
