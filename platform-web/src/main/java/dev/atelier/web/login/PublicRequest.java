package dev.atelier.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URI;

/**
 * A request under the address that the browser sees. Gateways in front of us may speak another scheme or port to us; the
 * mechanism compares this address with the registered redirect address and remembers it as the page to return to.
 */
final class PublicRequest extends HttpServletRequestWrapper {
    private final URI publicUrl;

    PublicRequest(HttpServletRequest request, URI publicUrl) {
        super(request);
        this.publicUrl = publicUrl;
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer(publicUrl + getRequestURI());
    }

    @Override
    public String getScheme() {
        return publicUrl.getScheme();
    }

    @Override
    public boolean isSecure() {
        return "https".equals(publicUrl.getScheme());
    }
}
