package dev.atelier.web.compat;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.headers.Cors;
import dev.atelier.web.login.Caller;
import dev.atelier.web.problem.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the route that is meant, and answers browsers that ask from other sites, wrong methods and faults alike. */
public abstract class CompatServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Caller caller;

    @Inject
    transient Cors cors;

    /** What a route does with a request. */
    @FunctionalInterface
    public interface Action {
        void answer(Actor actor, Call call) throws IOException, InterruptedException;
    }

    /** A request, its answer to be, and what its address holds. */
    public record Call(HttpServletRequest request, HttpServletResponse response, MatchResult path) {}

    /** One method of one address; a slash at the end of the address makes no difference. */
    public record Route(String method, Pattern path, Action action) {
        public static Route of(String method, String path, Action action) {
            return new Route(method, Pattern.compile(path), action);
        }
    }

    private transient List<Route> routes = List.of();

    /** All routes; asked for once. */
    protected abstract List<Route> routes();

    @Override
    public void init() {
        routes = routes();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        String path = plain(request.getPathInfo());
        List<Route> here = routes.stream()
                .filter(route -> route.path().matcher(path).matches())
                .toList();
        if (request.getMethod().equals("OPTIONS")) {
            cors.preflight(request, response, methods(here.isEmpty() ? routes : here));
            return;
        }
        try {
            answer(here, path, request, response);
        } catch (FaultException e) {
            Problem.of(e.fault()).send(response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private void answer(List<Route> here, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        if (here.isEmpty()) {
            throw Fault.of(FaultKind.NOT_FOUND, "no_such_route", "There is nothing at this address.")
                    .asException();
        }
        for (Route route : here) {
            if (route.method().equals(request.getMethod())) {
                Matcher matcher = route.path().matcher(path);
                if (matcher.matches()) {
                    route.action().answer(caller.actor(), new Call(request, response, matcher.toMatchResult()));
                }
                return;
            }
        }
        response.setHeader("Allow", methods(here));
        String taken = here.stream().map(Route::method).distinct().collect(Collectors.joining(" and "));
        Fault fault = Fault.of(FaultKind.USER, "method_not_allowed", "This address takes " + taken + " only.");
        Problem.of(fault, HttpServletResponse.SC_METHOD_NOT_ALLOWED).send(response);
    }

    private static String methods(List<Route> routes) {
        return routes.stream().map(Route::method).distinct().sorted().collect(Collectors.joining(", ")) + ", OPTIONS";
    }

    private static String plain(@Nullable String path) {
        if (path == null) {
            return "";
        }
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
