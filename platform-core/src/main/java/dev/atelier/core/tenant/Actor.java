package dev.atelier.core.tenant;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import java.util.Locale;

/**
 * Who asks, on behalf of which tenant, and how much of it they may do. Made from a verified session or token only.
 *
 * @param tenant whose things may be seen; everything else does not exist for this actor
 * @param member the person
 * @param name how the person is shown to others
 * @param right the most that this actor may do: the member's role, narrowed by the scope of the token used
 * @param administrator whether the person also looks after the whole installation
 */
public record Actor(TenantId tenant, MemberId member, String name, Right right, boolean administrator) {

    /** Ends the request with {@code forbidden} if this actor may not do so much. */
    public void require(Right needed) {
        if (!right.includes(needed)) {
            throw Fault.of(
                            FaultKind.FORBIDDEN,
                            "forbidden",
                            "Your role or token allows " + right.name().toLowerCase(Locale.ROOT)
                                    + " only. Ask an owner of this workspace.")
                    .asException();
        }
    }

    /** Ends the request with {@code forbidden} if this actor does not look after the whole installation. */
    public void requireAdministrator() {
        if (!administrator) {
            throw Fault.of(FaultKind.FORBIDDEN, "forbidden", "Only administrators of this installation may do that.")
                    .asException();
        }
    }

    /** The same person with at most that right: what a scoped token leaves of a role. */
    public Actor narrowedTo(Right scope) {
        return right.includes(scope)
                ? new Actor(tenant, member, name, scope, administrator && scope == Right.ADMIN)
                : this;
    }
}
