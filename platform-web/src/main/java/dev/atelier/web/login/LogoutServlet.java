package dev.atelier.web.login;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Ends both sessions: ours and the identity provider's. */
@WebServlet("/logout")
public class LogoutServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        // A link on another site would come with our cookie (SameSite=Lax), but says where it comes from.
        if (!"cross-site".equals(request.getHeader("Sec-Fetch-Site")) && request.getUserPrincipal() != null) {
            // The mechanism ends our session and sends the browser to the provider's end of session.
            request.logout();
        }
        if (!response.isCommitted()) {
            response.sendRedirect("/");
        }
    }
}
