package dev.atelier.web.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.ClaimsDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.LogoutDefinition;

/** Declares the container's own OpenID Connect mechanism; {@link LoginMechanism} decides when it is asked. */
@OpenIdAuthenticationMechanismDefinition(
        providerURI = "${login.issuer}",
        clientId = "${login.clientId}",
        clientSecret = "${login.clientSecret}",
        redirectURI = "${login.callback}",
        redirectToOriginalResource = true,
        scope = {"openid", "profile"},
        tokenAutoRefresh = true,
        claimsDefinition = @ClaimsDefinition(callerNameClaim = "preferred_username", callerGroupsClaim = "roles"),
        logout =
                @LogoutDefinition(
                        notifyProvider = true,
                        redirectURI = "${login.afterLogout}",
                        accessTokenExpiry = true))
@ApplicationScoped
class OpenIdLogin {}
