package dev.atelier.web.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.tenant.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies access tokens that the identity provider made for programs: signature by one of its published keys (RS256
 * only, so that neither {@code none} nor a key used as an HMAC secret passes), issuer, audience, times (RFC 8725).
 *
 * <p>Keys are fetched when first needed, cached, and fetched again when a token names an unknown one, at most every 30
 * seconds. Thread-safe.
 */
@ApplicationScoped
class IdentityTokens {
    /** What a token must be made for; a token made for another client of the realm is refused. */
    static final String AUDIENCE = "atelier-api";

    private static final Logger LOG = System.getLogger(IdentityTokens.class.getName());

    private final JWTProcessor<SecurityContext> processor;

    @Inject
    IdentityTokens(LoginSettings settings) {
        processor = processor(settings);
    }

    /** The container makes a proxy of this class, and a proxy needs a way to be made. */
    @SuppressWarnings("NullAway")
    protected IdentityTokens() {
        processor = null;
    }

    /**
     * Whom the token speaks of; empty if it is not one of ours or no longer good.
     *
     * @throws dev.atelier.core.fault.FaultException when the provider's keys cannot be had
     */
    Optional<SignIn> verify(String token) {
        try {
            return Optional.of(signIn(processor.process(token, null)));
        } catch (ParseException | BadJOSEException refused) {
            LOG.log(Level.DEBUG, "Token refused: {0}", refused.getMessage());
            return Optional.empty();
        } catch (JOSEException unreachable) {
            throw Fault.retriable(
                            FaultKind.OUTSIDE,
                            "identity_provider_unreachable",
                            "The token could not be checked, because the identity provider did not answer.")
                    .causedBy(unreachable);
        }
    }

    private static JWTProcessor<SecurityContext> processor(LoginSettings settings) {
        var verifying = new DefaultJWTProcessor<>();
        verifying.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys(settings)));
        verifying.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                AUDIENCE,
                // "typ" keeps out ID and refresh tokens, which the same keys sign.
                new JWTClaimsSet.Builder()
                        .issuer(settings.getIssuer())
                        .claim("typ", "Bearer")
                        .build(),
                Set.of("sub", "exp", "iat")));
        return verifying;
    }

    private static JWKSource<SecurityContext> keys(LoginSettings settings) {
        try {
            return JWKSourceBuilder.create(settings.keys().toURL())
                    .retrying(true)
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SignIn signIn(JWTClaimsSet claims) throws ParseException {
        String username =
                Optional.ofNullable(claims.getStringClaim("preferred_username")).orElse(claims.getSubject());
        String name = Optional.ofNullable(claims.getStringClaim("name")).orElse(username);
        return SignIn.of(
                claims.getSubject(),
                username,
                name,
                orNone(claims.getStringListClaim("tenants")),
                orNone(claims.getStringListClaim("roles")));
    }

    private static List<String> orNone(@Nullable List<String> claim) {
        return claim == null ? List.of() : claim;
    }
}
