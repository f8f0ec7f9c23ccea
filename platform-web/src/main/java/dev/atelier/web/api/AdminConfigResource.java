package dev.atelier.web.api;

import dev.atelier.core.runtime.RuntimeSettings;
import dev.atelier.core.runtime.SettingChange;
import dev.atelier.core.runtime.SettingNow;
import dev.atelier.web.login.Caller;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Settings that administrators of the installation change while it runs (R14). */
@Path("/admin/config")
@Tag(name = "Administration")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AdminConfigResource {
    private static final int MOST_CHANGES = 500;

    @Inject
    Caller caller;

    @Inject
    RuntimeSettings settings;

    /** A value to set. */
    public record NewValue(@Nullable String value) {}

    /**
     * A setting.
     *
     * @param source {@code default}, {@code environment} or {@code run_time}
     * @param otherwise what would count if nothing were set at run time
     */
    public record SettingView(
            String key,
            String variable,
            String area,
            String kind,
            boolean optional,
            String value,
            String source,
            String otherwise,
            @Nullable ChangeView changed) {
        static SettingView of(SettingNow now) {
            return new SettingView(
                    now.key().name(),
                    now.key().variable(),
                    word(now.key().area()),
                    word(now.key().kind()),
                    now.key().optional(),
                    now.value(),
                    word(now.origin()),
                    now.otherwise(),
                    now.changed().map(ChangeView::of).orElse(null));
        }
    }

    /** A change; {@code before} or {@code after} are missing where what the environment says counted or counts. */
    public record ChangeView(
            String key, @Nullable String before, @Nullable String after, String by, Instant at) {
        static ChangeView of(SettingChange change) {
            return new ChangeView(
                    change.setting(),
                    change.before().orElse(null),
                    change.after().orElse(null),
                    change.by(),
                    change.at());
        }
    }

    @GET
    @Operation(summary = "Settings that take effect while the platform runs, and where each value comes from")
    public List<SettingView> list() {
        return settings.list(caller.actor()).stream().map(SettingView::of).toList();
    }

    @GET
    @Path("/changes")
    @Operation(summary = "Who changed which setting, newest first")
    public List<ChangeView> changes(@QueryParam("limit") @DefaultValue("100") int limit) {
        return settings.history(caller.actor(), Math.clamp(limit, 1, MOST_CHANGES)).stream()
                .map(ChangeView::of)
                .toList();
    }

    @PUT
    @Path("/{key}")
    @Operation(summary = "Set a value, from now on and until it is reset")
    public SettingView change(@PathParam("key") String key, @Nullable NewValue body) {
        String value = Requests.field(Requests.body(body).value(), "value");
        settings.change(caller.actor(), key, value);
        return now(key);
    }

    @DELETE
    @Path("/{key}")
    @Operation(summary = "Let the environment decide again")
    public SettingView reset(@PathParam("key") String key) {
        settings.reset(caller.actor(), key);
        return now(key);
    }

    private SettingView now(String key) {
        return list().stream()
                .filter(view -> view.key().equals(key) || view.variable().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
