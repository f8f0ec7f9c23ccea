package dev.atelier.web.login;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.secret.Secret;
import dev.atelier.core.tenant.AccessTokens;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import dev.atelier.core.tenant.Tenants;
import dev.atelier.web.headers.Cors;
import dev.atelier.web.limit.Throttle;
import dev.atelier.web.limit.Visitor;
import dev.atelier.web.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Programs: a personal access token or one of the identity provider's, with each request (RFC 6750). Cookies are not
 * looked at, so that no page elsewhere can make a browser act for its user; nothing is redirected, nothing remembered.
 */
@ApplicationScoped
class BearerLogin {
    private static final String SCHEME = "Bearer ";

    @Inject
    IdentityTokens identityTokens;

    @Inject
    AccessTokens accessTokens;

    @Inject
    Tenants tenants;

    @Inject
    Cors cors;

    @Inject
    Throttle throttle;

    AuthenticationStatus authenticate(HttpMessageContext context) throws AuthenticationException {
        // Also a refusal has to be readable for the page that called.
        cors.answer(context.getRequest(), context.getResponse());
        Optional<String> token = presented(context.getRequest().getHeader("Authorization"));
        if (token.isEmpty()) {
            return refuse(
                    context,
                    "Bearer realm=\"atelier\"",
                    "Send a token with the request: \"Authorization: Bearer <token>\".");
        }
        try {
            return authenticate(context, token.get());
        } catch (FaultException fault) {
            return answer(context, Problem.of(fault.fault()));
        }
    }

    private AuthenticationStatus authenticate(HttpMessageContext context, String token) throws AuthenticationException {
        String visitor = Visitor.of(context.getRequest());
        Optional<Problem> guessing = throttle.beforeLooking(visitor);
        if (guessing.isPresent()) {
            return answer(context, guessing.get());
        }
        Optional<Actor> actor = actor(token);
        if (actor.isEmpty()) {
            throttle.refused(visitor);
            return refuse(
                    context,
                    "Bearer realm=\"atelier\", error=\"invalid_token\"",
                    "The token is unknown, has expired or was revoked. Make a new one.");
        }
        Optional<Problem> tooMany = throttle.calls(new Secret(token), actor.get());
        return tooMany.isPresent() ? answer(context, tooMany.get()) : accept(context, actor.get());
    }

    static Optional<String> presented(@Nullable String header) {
        return Optional.ofNullable(header)
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip())
                .filter(value -> !value.isEmpty());
    }

    private Optional<Actor> actor(String token) {
        return token.startsWith(AccessTokens.PREFIX)
                ? accessTokens.actorFor(token)
                : identityTokens.verify(token).map(tenants::signIn);
    }

    private static AuthenticationStatus accept(HttpMessageContext context, Actor actor) {
        context.getRequest().setAttribute(Caller.ATTRIBUTE, actor);
        return context.notifyContainerAboutLogin(new ActorPrincipal(actor), groups(actor));
    }

    private static Set<String> groups(Actor actor) {
        return Arrays.stream(Right.values())
                .filter(actor.right()::includes)
                .map(right -> right.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static AuthenticationStatus refuse(HttpMessageContext context, String challenge, String message)
            throws AuthenticationException {
        context.getResponse().setHeader("WWW-Authenticate", challenge);
        return answer(context, Problem.of(Fault.of(FaultKind.UNAUTHENTICATED, "unauthenticated", message)));
    }

    private static AuthenticationStatus answer(HttpMessageContext context, Problem problem)
            throws AuthenticationException {
        HttpServletResponse response = context.getResponse();
        try {
            problem.send(response);
            response.flushBuffer();
        } catch (IOException gone) {
            throw new AuthenticationException("The answer could not be sent.", gone);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }
}
