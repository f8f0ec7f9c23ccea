package dev.atelier.core.tenant;

import java.time.Duration;
import java.util.Optional;

/**
 * How much less than the installation's limits a tenant is given (T6); where nothing is said, as much.
 *
 * @param memoryMb memory of one sandbox, in MiB
 * @param cpus processors of one sandbox
 * @param processes processes and threads of one sandbox
 * @param time the longest that a run may take
 * @param outputMb the most that one command may print, in MiB
 */
public record TenantLimits(
        Optional<Integer> memoryMb,
        Optional<Double> cpus,
        Optional<Integer> processes,
        Optional<Duration> time,
        Optional<Integer> outputMb) {
    public static final TenantLimits NONE =
            new TenantLimits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
