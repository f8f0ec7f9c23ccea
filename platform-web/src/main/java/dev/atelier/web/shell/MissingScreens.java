package dev.atelier.web.shell;

import com.vaadin.flow.server.RouteRegistry;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.login.SessionActor;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;

/**
 * Answers 404 with the page that will say that there is nothing here: the page itself learns only afterwards, from its
 * first exchange with the server, what it is to show.
 */
@Dependent
class MissingScreens {
    private static final int NOT_FOUND = 404;

    static void watch(@Observes ServiceInitEvent start, Instance<Addresses> addresses) {
        RouteRegistry routes = start.getSource().getRouter().getRegistry();
        start.addIndexHtmlRequestListener(page -> answer(page, routes, addresses));
    }

    private static void answer(IndexHtmlResponse page, RouteRegistry routes, Instance<Addresses> addresses) {
        String info = page.getVaadinRequest().getPathInfo();
        String path = info == null || info.isEmpty() ? "" : info.substring(1);
        boolean unknown = !routes.getNavigationRouteTarget(path).hasTarget();
        if (unknown || isMissing(page.getVaadinRequest(), path, addresses)) {
            page.getVaadinResponse().setStatus(NOT_FOUND);
        }
    }

    /** Whoever has not signed in is asked to, and learns nothing before. */
    private static boolean isMissing(VaadinRequest request, String path, Instance<Addresses> addresses) {
        Optional<Actor> actor = request instanceof VaadinServletRequest servlet
                ? SessionActor.of(servlet.getHttpServletRequest())
                : Optional.empty();
        return actor.isPresent() && addresses.stream().anyMatch(feature -> feature.isMissing(actor.get(), path));
    }
}
