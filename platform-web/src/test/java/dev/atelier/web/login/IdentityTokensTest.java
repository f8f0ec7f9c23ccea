package dev.atelier.web.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.atelier.core.config.Settings;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.tenant.Role;
import dev.atelier.web.config.WebSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Against a provider of our own that publishes its keys over HTTP. */
class IdentityTokensTest {
    private final Instant now = Instant.now();

    private static RSAKey ours;
    private static HttpServer provider;
    private static String issuer;
    private static IdentityTokens tokens;

    @BeforeAll
    static void startProvider() throws Exception {
        ours = new RSAKeyGenerator(2048).keyID("ours").generate();
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] keys = new JWKSet(ours.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        provider.createContext("/realm/protocol/openid-connect/certs", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        provider.start();
        issuer = "http://localhost:" + provider.getAddress().getPort() + "/realm";
        tokens = new IdentityTokens(settings(issuer));
    }

    @AfterAll
    static void stopProvider() {
        provider.stop(0);
    }

    @Test
    @DisplayName("X1 a token of the provider names the person, the tenants and the roles")
    void goodToken() throws Exception {
        var person = tokens.verify(signed(ours, claims -> claims)).orElseThrow();

        assertThat(person.subject()).isEqualTo("4711");
        assertThat(person.username()).isEqualTo("anna");
        assertThat(person.displayName()).isEqualTo("Anna Rivers");
        assertThat(person.tenants()).containsExactly("riverside");
        assertThat(person.role()).isEqualTo(Role.OWNER);
    }

    @Test
    void tokenWithoutTenantsAndRolesIsGoodToo() throws Exception {
        var token = signed(ours, claims -> claims.claim("tenants", null).claim("roles", null));

        assertThat(tokens.verify(token))
                .hasValueSatisfying(person -> assertThat(person.tenants()).isEmpty());
    }

    @Test
    void tokenSignedByAnotherKeyIsRefused() throws Exception {
        RSAKey theirs = new RSAKeyGenerator(2048).keyID("ours").generate();

        assertThat(tokens.verify(signed(theirs, claims -> claims))).isEmpty();
    }

    @Test
    void tokenThatSaysItNeedsNoSignatureIsRefused() {
        assertThat(tokens.verify(new PlainJWT(claims().build()).serialize())).isEmpty();
    }

    @Test
    void tokenSignedWithThePublicKeyAsAnHmacSecretIsRefused() throws Exception {
        byte[] publicKey = ours.toRSAPublicKey().getEncoded();

        assertThat(tokens.verify(signed(JWSAlgorithm.HS256, new MACSigner(publicKey), claims().build())))
                .isEmpty();
    }

    @Test
    void tokenSignedWithAnotherAlgorithmOfTheSameKeyIsRefused() throws Exception {
        assertThat(tokens.verify(signed(JWSAlgorithm.PS256, new RSASSASigner(ours), claims().build())))
                .isEmpty();
    }

    @Test
    void tokenWhoseContentWasChangedIsRefused() throws Exception {
        String[] parts = signed(ours, claims -> claims).split("\\.", -1);
        String[] other = signed(ours, claims -> claims.subject("somebody else")).split("\\.", -1);

        assertThat(tokens.verify(parts[0] + "." + other[1] + "." + parts[2])).isEmpty();
    }

    @Test
    void tokenForAnotherAudienceIsRefused() throws Exception {
        assertThat(tokens.verify(signed(ours, claims -> claims.audience("account"))))
                .isEmpty();
    }

    @Test
    void tokenOfAnotherIssuerIsRefused() throws Exception {
        assertThat(tokens.verify(signed(ours, claims -> claims.issuer(issuer + "2"))))
                .isEmpty();
    }

    @Test
    void expiredTokenIsRefused() throws Exception {
        Date hourAgo = Date.from(now.minusSeconds(3600));

        assertThat(tokens.verify(signed(ours, claims -> claims.expirationTime(hourAgo))))
                .isEmpty();
    }

    @Test
    void tokenThatNeverExpiresIsRefused() throws Exception {
        assertThat(tokens.verify(signed(ours, claims -> claims.expirationTime(null))))
                .isEmpty();
    }

    @Test
    void tokenThatIsNotValidYetIsRefused() throws Exception {
        Date inAnHour = Date.from(now.plusSeconds(3600));

        assertThat(tokens.verify(signed(ours, claims -> claims.notBeforeTime(inAnHour))))
                .isEmpty();
    }

    @Test
    void idTokenOfTheSameProviderIsRefused() throws Exception {
        assertThat(tokens.verify(signed(ours, claims -> claims.claim("typ", "ID"))))
                .isEmpty();
    }

    @Test
    void textThatIsNoTokenIsRefused() {
        assertThat(tokens.verify("x.y.z")).isEmpty();
        assertThat(tokens.verify("")).isEmpty();
    }

    @Test
    void providerThatIsAwayIsNotTheCallersFault() throws Exception {
        var unreachable = new IdentityTokens(settings("http://localhost:1/realm"));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> unreachable.verify(signed(ours, claims -> claims)))
                .satisfies(thrown -> assertThat(thrown.fault().retriable()).isTrue());
    }

    private static LoginSettings settings(String issuer) {
        Settings settings = Settings.fromEnvironment(
                Map.of("ATELIER_OIDC_ISSUER", issuer, "ATELIER_OIDC_CLIENT_SECRET", "not used here"));
        return new LoginSettings(settings, WebSettings.from(settings));
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("atelier-api")
                .subject("4711")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("typ", "Bearer")
                .claim("preferred_username", "anna")
                .claim("name", "Anna Rivers")
                .claim("tenants", List.of("riverside"))
                .claim("roles", List.of("owner", "offline_access"));
    }

    private String signed(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        return signed(
                JWSAlgorithm.RS256,
                new RSASSASigner(key),
                change.apply(claims()).build());
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims) throws Exception {
        JWSHeader header = new JWSHeader.Builder(algorithm)
                .type(JOSEObjectType.JWT)
                .keyID("ours")
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }
}
