package dev.atelier.web.login;

import dev.atelier.web.config.WebSettings;
import dev.atelier.web.headers.SecurityHeaders;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each request who checks it. The container would choose its OpenID Connect mechanism for everything; this
 * one has precedence, and asks that one where a browser is concerned.
 */
@Alternative
@Priority(2000)
@ApplicationScoped
public class LoginMechanism implements HttpAuthenticationMechanism {
    private static final Set<String> FOR_EVERYBODY = Set.of(SignInFailedView.PATH, "/docs", "/docs/");
    private static final Logger LOG = System.getLogger(LoginMechanism.class.getName());

    @Inject
    BearerLogin bearer;

    @Inject
    WebSettings web;

    @Inject
    BeanManager beans;

    private volatile @Nullable HttpAuthenticationMechanism openId;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        // Who is refused here never comes to the filter that would set them.
        SecurityHeaders.apply(response, web);
        return switch (Door.of(request.getMethod(), request.getRequestURI())) {
            case PROGRAM -> bearer.authenticate(context);
            case OPEN -> context.doNothing();
            case LOGIN -> signIn(context);
            case PAGE -> page(context);
        };
    }

    /**
     * The provider does not answer, or its answer does not belong to a sign-in that this browser began (a back button, a
     * link that was kept): neither may end in a blank page.
     */
    private AuthenticationStatus signIn(HttpMessageContext context) {
        var request = new PublicRequest(context.getRequest(), web.publicUrl());
        try {
            AuthenticationStatus status =
                    openId().validateRequest(request, context.getResponse(), context.withRequest(request));
            if (status != AuthenticationStatus.SEND_FAILURE) {
                return status;
            }
        } catch (AuthenticationException | RuntimeException failure) {
            LOG.log(Level.WARNING, "A sign-in failed.", failure);
        }
        return context.redirect(SignInFailedView.PATH);
    }

    /**
     * A screen leads straight to the sign-in when nobody is signed in. Vaadin's application would be loaded first only to
     * say so, and leave while its WebSocket is still being opened, which the container takes badly.
     */
    private AuthenticationStatus page(HttpMessageContext context) throws AuthenticationException {
        HttpServletRequest request = context.getRequest();
        AuthenticationStatus status = request.getUserPrincipal() == null ? context.doNothing() : stillSignedIn(context);
        if (status != AuthenticationStatus.NOT_DONE || !opensScreen(request)) {
            return status;
        }
        SessionActor.rememberPage(request);
        return context.redirect("/login");
    }

    /** Whether a browser goes to one of our screens that only those who are signed in may see. */
    private static boolean opensScreen(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        boolean page = request.getMethod().equals("GET") && accept != null && accept.contains("text/html");
        return page && request.getParameter("v-r") == null && !FOR_EVERYBODY.contains(request.getRequestURI());
    }

    /**
     * Lets the provider's mechanism renew tokens. If it cannot, the provider has ended the session: the mechanism then
     * ends ours and redirects to the provider. That would lose the page (and fail for a request that a script made), so
     * the redirect is dropped and the request goes on as that of somebody who is not signed in: Vaadin answers its own
     * scripts that the session has expired, on which they reload the page, and the page leads through {@code /login} back
     * to itself. (A 401 would do worse: Vaadin's client then shows an empty box and waits for a click on it.)
     */
    private AuthenticationStatus stillSignedIn(HttpMessageContext context) throws AuthenticationException {
        var quiet = new QuietContext(context);
        AuthenticationStatus status = openId().validateRequest(context.getRequest(), quiet.getResponse(), quiet);
        return quiet.redirected() ? context.doNothing() : status;
    }

    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        openId().cleanSubject(request, response, context);
    }

    /** The container generates the mechanism as a bean of a class of its own; it is the one that is not this one. */
    private HttpAuthenticationMechanism openId() {
        HttpAuthenticationMechanism known = openId;
        if (known == null) {
            known = beans.getBeans(HttpAuthenticationMechanism.class).stream()
                    .filter(bean -> bean.getBeanClass() != LoginMechanism.class)
                    .map(bean -> (HttpAuthenticationMechanism) beans.getReference(
                            bean, HttpAuthenticationMechanism.class, beans.createCreationalContext(bean)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The container made no OpenID Connect mechanism."));
            openId = known;
        }
        return known;
    }
}
