package dev.atelier.web.login;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.tenant.Actor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** The actor of the current request to an API. */
@RequestScoped
public class Caller {
    static final String ATTRIBUTE = Caller.class.getName();

    @Inject
    HttpServletRequest request;

    /** Who calls; never absent below {@code /api} and {@code /compat}, since requests without a token end earlier. */
    public Actor actor() {
        if (request.getAttribute(ATTRIBUTE) instanceof Actor actor) {
            return actor;
        }
        throw Fault.of(FaultKind.UNAUTHENTICATED, "unauthenticated", "Sign in first.")
                .asException();
    }
}
