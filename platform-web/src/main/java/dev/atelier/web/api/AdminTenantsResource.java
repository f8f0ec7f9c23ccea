package dev.atelier.web.api;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.project.Allowances;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.LimitedTenant;
import dev.atelier.core.tenant.TenantId;
import dev.atelier.core.tenant.TenantLimits;
import dev.atelier.web.login.Caller;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What workspaces may use, for administrators of the installation (T6). */
@Path("/admin/tenants")
@Tag(name = "Administration")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AdminTenantsResource {
    @Inject
    Caller caller;

    @Inject
    Allowances allowances;

    /**
     * Limits; what is left out is as much as the installation allows.
     *
     * @param memoryMb memory of one sandbox
     * @param cpus processors of one sandbox
     * @param processes processes and threads of one sandbox
     * @param timeSeconds the longest run
     * @param outputMb the most that one command may print
     */
    public record LimitsView(
            @Nullable Integer memoryMb,
            @Nullable Double cpus,
            @Nullable Integer processes,
            @Nullable Long timeSeconds,
            @Nullable Integer outputMb) {
        static LimitsView of(TenantLimits limits) {
            return new LimitsView(
                    limits.memoryMb().orElse(null),
                    limits.cpus().orElse(null),
                    limits.processes().orElse(null),
                    limits.time().map(Duration::toSeconds).orElse(null),
                    limits.outputMb().orElse(null));
        }

        TenantLimits limits() {
            return new TenantLimits(
                    Optional.ofNullable(memoryMb),
                    Optional.ofNullable(cpus),
                    Optional.ofNullable(processes),
                    Optional.ofNullable(timeSeconds).map(Duration::ofSeconds),
                    Optional.ofNullable(outputMb));
        }
    }

    /**
     * A workspace.
     *
     * @param limits what it was given
     * @param installation what everybody may use at most
     */
    public record TenantView(
            String id,
            String name,
            LimitsView limits,
            LimitsView installation,
            @Nullable String changedBy,
            @Nullable Instant changed) {}

    @GET
    @Operation(summary = "All workspaces of this installation, and what each was given")
    public List<TenantView> list() {
        return allowances.list(caller.actor()).stream().map(this::view).toList();
    }

    @GET
    @Path("/{tenant}/limits")
    @Operation(summary = "What a workspace may use")
    public TenantView get(@PathParam("tenant") String tenant) {
        return view(allowances.get(caller.actor(), id(tenant)));
    }

    @PUT
    @Path("/{tenant}/limits")
    @Operation(summary = "Give a workspace less than others, from its next sandbox and run on")
    public TenantView put(@PathParam("tenant") String tenant, @Nullable LimitsView body) {
        allowances.put(caller.actor(), id(tenant), Requests.body(body).limits());
        return get(tenant);
    }

    private TenantView view(LimitedTenant limited) {
        return new TenantView(
                limited.tenant().id().toString(),
                limited.tenant().name(),
                LimitsView.of(limited.limits()),
                LimitsView.of(allowances.installation()),
                limited.changed().map(LimitedTenant.Change::by).orElse(null),
                limited.changed().map(LimitedTenant.Change::at).orElse(null));
    }

    /** Who may not know which workspaces there are, does not learn either what an id looks like. */
    private TenantId id(String text) {
        Actor actor = caller.actor();
        actor.requireAdministrator();
        try {
            return new TenantId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw notFound();
        }
    }

    private static FaultException notFound() {
        return Fault.notFound("workspace").asException();
    }
}
