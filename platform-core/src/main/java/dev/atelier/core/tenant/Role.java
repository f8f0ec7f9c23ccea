package dev.atelier.core.tenant;

import java.util.Collection;
import java.util.Locale;

/** A member's role in a tenant, as the identity provider's token names it (X1). */
public enum Role {
    VIEWER(Right.READ),
    BUILDER(Right.RUN),
    OWNER(Right.ADMIN);

    private final Right right;

    Role(Right right) {
        this.right = right;
    }

    public Right right() {
        return right;
    }

    /**
     * The strongest role among the names in a token; names that are not ours are ignored. Whoever may sign in at all and
     * has no role named is a builder: there is no manual provisioning (B20).
     */
    public static Role strongestOf(Collection<String> names) {
        Role strongest = null;
        for (Role role : values()) {
            if (names.contains(role.name().toLowerCase(Locale.ROOT))) {
                strongest = role;
            }
        }
        return strongest == null ? BUILDER : strongest;
    }
}
