package dev.atelier.web.login;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Where the identity provider sends the browser. The mechanism does the work before this is reached and goes on to the
 * page that was wanted; here arrives only who came without an answer of the provider, or with its refusal.
 */
@WebServlet("/oidc/callback")
public class CallbackServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getParameter("error") == null ? "/" : SignInFailedView.PATH);
    }
}
