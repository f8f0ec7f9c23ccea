package dev.atelier.web.login;

import dev.atelier.core.config.Settings;
import dev.atelier.core.secret.Secret;
import dev.atelier.web.config.WebSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;

/**
 * How we speak to the identity provider. The getters are what the expressions of {@link OpenIdLogin} name: each of its
 * attributes has to be one single expression, so there is a getter for each.
 */
@Named("login")
@ApplicationScoped
public class LoginSettings {
    private final String issuer;
    private final String clientId;
    private final Secret clientSecret;
    private final URI keys;
    private final WebSettings web;

    @Inject
    public LoginSettings(Settings settings, WebSettings web) {
        this.issuer = settings.required("atelier.oidc.issuer", "http://localhost:8180/realms/atelier");
        this.clientId = settings.text("atelier.oidc.client.id", "atelier-web");
        this.clientSecret = new Secret(settings.required("atelier.oidc.client.secret", "a-long-random-text"));
        this.keys = settings.url("atelier.oidc.keys").orElse(URI.create(issuer + "/protocol/openid-connect/certs"));
        this.web = web;
    }

    /** The container makes a proxy of this class, and a proxy needs a way to be made. */
    @SuppressWarnings("NullAway")
    protected LoginSettings() {
        issuer = null;
        clientId = null;
        clientSecret = null;
        keys = null;
        web = null;
    }

    public String getIssuer() {
        return issuer;
    }

    public String getClientId() {
        return clientId;
    }

    public String getClientSecret() {
        return clientSecret.reveal();
    }

    public String getCallback() {
        return web.link("/oidc/callback");
    }

    public String getAfterLogout() {
        return web.link("/");
    }

    /** Where the provider publishes the keys that it signs with. */
    URI keys() {
        return keys;
    }
}
