package dev.atelier.web.login;

import com.vaadin.flow.server.auth.NavigationAccessControl;
import dev.atelier.core.tenant.SignIn;
import dev.atelier.core.tenant.Tenants;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The only page that needs a signed-in browser: reaching it means having been at the identity provider. Makes the actor
 * and sends the browser back to where it wanted to go.
 */
@WebServlet("/login")
@ServletSecurity(@HttpConstraint(rolesAllowed = "**"))
public class LoginServlet extends HttpServlet {
    @Inject
    transient OpenIdContext openId;

    @Inject
    transient Tenants tenants;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        SessionActor.store(session, tenants.signIn(signIn(openId.getClaimsJson(), openId.getSubject())));
        Object wanted = session.getAttribute(NavigationAccessControl.SESSION_STORED_REDIRECT);
        session.removeAttribute(NavigationAccessControl.SESSION_STORED_REDIRECT);
        session.removeAttribute(NavigationAccessControl.SESSION_STORED_REDIRECT_ABSOLUTE);
        response.sendRedirect(pathOf(wanted));
    }

    /** A path on this host, whatever was stored: neither another host nor a scheme gets through. */
    static String pathOf(@Nullable Object wanted) {
        String path = wanted == null ? "" : wanted.toString();
        while (path.startsWith("/") || path.startsWith("\\")) {
            path = path.substring(1);
        }
        return "/" + path;
    }

    static SignIn signIn(JsonObject claims, String subject) {
        String username = claims.getString("preferred_username", subject);
        return SignIn.of(
                subject, username, claims.getString("name", username), list(claims, "tenants"), list(claims, "roles"));
    }

    private static List<String> list(JsonObject claims, String name) {
        return claims.containsKey(name) ? claims.getJsonArray(name).getValuesAs(JsonString::getString) : List.of();
    }
}
