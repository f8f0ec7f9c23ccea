package dev.atelier.web.api;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.vault.StoredSecret;
import dev.atelier.core.vault.Vault;
import dev.atelier.web.login.Caller;
import dev.atelier.web.submission.NewTask;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The caller's own stored tokens for forges, encrypted at rest. What is stored is used, and shown to nobody (X8). */
@Path("/forge-tokens")
@Tag(name = "Forge tokens")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ForgeTokensResource {
    @Inject
    Caller caller;

    @Inject
    Vault vault;

    @GET
    @Operation(summary = "Your stored tokens by host, without their values")
    public List<TaskViews.ForgeTokenView> list() {
        return vault.list(caller.actor()).stream()
                .map(TaskViews.ForgeTokenView::of)
                .toList();
    }

    @PUT
    @Path("{host}")
    @Operation(summary = "Store a token for a forge's host, such as github.com, in place of the one that is there")
    public TaskViews.ForgeTokenView put(@PathParam("host") String host, Requests.@Nullable NewForgeToken body) {
        String sent = Requests.body(body).token();
        return TaskViews.ForgeTokenView.of(vault.put(
                caller.actor(),
                host,
                NewTask.secret(sent)
                        .orElseThrow(() -> Fault.of(
                                        FaultKind.USER, "missing_field", "The request lacks the field \"token\".")
                                .asException())));
    }

    @DELETE
    @Path("{host}")
    @Operation(summary = "Forget the token that you have stored for a host")
    public void delete(@PathParam("host") String host) {
        String name = host.strip().toLowerCase(Locale.ROOT);
        StoredSecret stored = vault.list(caller.actor()).stream()
                .filter(token -> token.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Fault.notFound("token").asException());
        vault.delete(caller.actor(), stored.id());
    }
}
