package dev.atelier.web.api;

import dev.atelier.core.tenant.Tenants;
import dev.atelier.web.login.Caller;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who asks. */
@Path("/me")
@Tag(name = "Projects")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
    @Inject
    Caller caller;

    @Inject
    Tenants tenants;

    @GET
    @Operation(summary = "Who the token stands for")
    public Views.Me me() {
        return Views.Me.of(caller.actor(), tenants.current(caller.actor()));
    }
}
