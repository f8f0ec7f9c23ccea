package dev.atelier.web.api;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.web.problem.Problem;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Everything below {@code /api} and {@code /compat} that nobody serves; without it the screens would answer, in HTML. */
@WebServlet({"/api/*", "/compat/*"})
public class NoSuchRouteServlet extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem.of(Fault.of(FaultKind.NOT_FOUND, "no_such_route", "There is nothing at this address."))
                .send(response);
    }
}
