package dev.atelier.web.health;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.atelier.web.health.ComponentHealth.Status;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.TreeMap;

/** Answers {@code /health/live} and {@code /health/ready}: 200 when up, 503 when down. To everybody, and so no reasons. */
@WebServlet({"/health/live", "/health/ready"})
public class HealthServlet extends HttpServlet {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

    @Inject
    transient HealthCheck check;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Health health = "/health/ready".equals(request.getServletPath())
                ? check.glance().withoutReasons()
                : new Health(Status.UP, new TreeMap<>());
        response.setStatus(health.status() == Status.DOWN ? 503 : 200);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        JSON.writeValue(response.getOutputStream(), health);
    }
}
