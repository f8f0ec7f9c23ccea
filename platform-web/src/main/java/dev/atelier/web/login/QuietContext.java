package dev.atelier.web.login;

import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContextWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** Notes that a mechanism wanted to redirect, and does not let it. */
final class QuietContext extends HttpMessageContextWrapper {
    private final Response response;

    QuietContext(HttpMessageContext context) {
        super(context);
        this.response = new Response(context.getResponse());
    }

    boolean redirected() {
        return response.redirected;
    }

    @Override
    public HttpServletResponse getResponse() {
        return response;
    }

    private static final class Response extends HttpServletResponseWrapper {
        private boolean redirected;

        Response(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendRedirect(String location) {
            redirected = true;
        }
    }
}
