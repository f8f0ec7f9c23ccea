package dev.atelier.core.project;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.run.RunSettings;
import dev.atelier.core.sandbox.SandboxLimits;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.LimitedTenant;
import dev.atelier.core.tenant.LimitedTenants;
import dev.atelier.core.tenant.TenantId;
import dev.atelier.core.tenant.TenantLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What each tenant's sandboxes and runs may use: what it was given, and never more than the installation's limits as they
 * are then (T6). What was given counts for the next sandbox and the next run; those that are there keep what they have.
 */
public final class Allowances {
    /** What anybody needs to get something done: nobody is given less. */
    public static final TenantLimits LEAST = new TenantLimits(
            Optional.of(SandboxLimits.LEAST_MEMORY_MB),
            Optional.of(SandboxLimits.LEAST_CPUS),
            Optional.of(SandboxLimits.LEAST_PIDS),
            Optional.of(Duration.ofSeconds(10)),
            Optional.of(1));

    private final LimitedTenants tenants;
    private final Supplier<SandboxLimits> sandboxes;
    private final Supplier<RunSettings> runs;

    /** @param sandboxes the installation's, asked for each time, as are {@code runs} */
    Allowances(LimitedTenants tenants, Supplier<SandboxLimits> sandboxes, Supplier<RunSettings> runs) {
        this.tenants = tenants;
        this.sandboxes = sandboxes;
        this.runs = runs;
    }

    /** All tenants, for administrators of the installation. */
    public List<LimitedTenant> list(Actor actor) {
        return tenants.list(actor);
    }

    /**
     * One of them.
     *
     * @throws dev.atelier.core.fault.FaultException {@code not_found}
     */
    public LimitedTenant get(Actor actor, TenantId tenant) {
        return tenants.get(actor, tenant);
    }

    /**
     * Gives a tenant less, from its next sandbox and run on; what is left open is as much as the installation allows.
     *
     * @throws dev.atelier.core.fault.FaultException {@code bad_limit}, naming what is too much or too little to work with
     */
    public void put(Actor actor, TenantId tenant, TenantLimits limits) {
        actor.requireAdministrator();
        TenantLimits most = installation();
        check("memoryMb", limits.memoryMb(), LEAST.memoryMb(), most.memoryMb());
        check("cpus", limits.cpus(), LEAST.cpus(), most.cpus());
        check("processes", limits.processes(), LEAST.processes(), most.processes());
        check("timeSeconds", seconds(limits), seconds(LEAST), seconds(most));
        check("outputMb", limits.outputMb(), LEAST.outputMb(), most.outputMb());
        tenants.put(actor, tenant, limits);
    }

    /** The installation's own limits: nobody has more. */
    public TenantLimits installation() {
        SandboxLimits limits = sandboxes.get();
        return new TenantLimits(
                Optional.of(limits.memoryMb()),
                Optional.of(limits.cpus()),
                Optional.of(limits.pids()),
                Optional.of(runs.get().timeLimit()),
                Optional.of(limits.outputMb()));
    }

    /** Those of the tenant's next sandbox; acts for the platform. */
    public SandboxLimits sandbox(TenantId tenant) {
        TenantLimits own = tenants.of(tenant);
        SandboxLimits most = sandboxes.get();
        return new SandboxLimits(
                own.memoryMb().map(given -> Math.min(given, most.memoryMb())).orElse(most.memoryMb()),
                own.cpus().map(given -> Math.min(given, most.cpus())).orElse(most.cpus()),
                own.processes().map(given -> Math.min(given, most.pids())).orElse(most.pids()),
                Math.min(most.scratchMb(), own.memoryMb().orElse(most.scratchMb())),
                most.largestFileMb(),
                own.time()
                        .filter(given -> given.compareTo(most.longestCommand()) < 0)
                        .orElse(most.longestCommand()),
                own.outputMb().map(given -> Math.min(given, most.outputMb())).orElse(most.outputMb()));
    }

    /** The most time of the tenant's next run, if it was given less than others; acts for the platform. */
    public Optional<Duration> run(TenantId tenant) {
        return tenants.of(tenant).time();
    }

    private static Optional<Long> seconds(TenantLimits limits) {
        return limits.time().map(Duration::toSeconds);
    }

    private static <N extends Number> void check(String field, Optional<N> given, Optional<N> least, Optional<N> most) {
        double lower = least.map(Number::doubleValue).orElse(0.0);
        double upper = most.map(Number::doubleValue).orElse(Double.MAX_VALUE);
        given.map(Number::doubleValue)
                .filter(value -> !(value >= lower && value <= upper))
                .ifPresent(value -> {
                    throw Fault.of(
                                    FaultKind.USER,
                                    "bad_limit",
                                    field + " has to be from " + least.orElseThrow() + " to " + most.orElseThrow()
                                            + ", which is what this installation allows everybody.")
                            .asException();
                });
    }
}
