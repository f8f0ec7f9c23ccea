package dev.atelier.proxy.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("B17 passes")
class PassesTest {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final HostName HOST = new HostName("pottery.apps.localhost");
    private static final String HEADER = "{'alg':'HS256','typ':'JWT'}";
    private static final String CLAIMS =
            "{'aud':'pottery.apps.localhost','exp':1800000001,'use':'ticket','gen':3,'sub':'who'}";

    private final Passes passes = new Passes(
            GatewayKey.of(Base64.getEncoder().encodeToString(KEY)).orElseThrow(), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void whatAnyJwtLibrarySignsWithTheKeyIsGood() {
        Optional<Pass> pass = check(token(HEADER, CLAIMS));

        assertThat(pass).contains(new Pass(Pass.Use.TICKET, HOST, 3, "who", Optional.empty(), NOW.plusSeconds(1)));
    }

    @Test
    void aTicketBecomesASessionOfTwelveHoursForTheSameHostAndGeneration() {
        Pass ticket = check(token(HEADER, CLAIMS)).orElseThrow();

        Optional<Pass> session = passes.check(passes.session(ticket), Pass.Use.SESSION, route());

        assertThat(session)
                .contains(new Pass(Pass.Use.SESSION, HOST, 3, "who", Optional.empty(), NOW.plusSeconds(43_200)));
    }

    @ParameterizedTest(name = "claims {0}")
    @ValueSource(
            strings = {
                "{'aud':'other.apps.localhost','exp':1800000001,'use':'ticket','gen':3}",
                "{'aud':'Pottery.apps.localhost','exp':1800000001,'use':'ticket','gen':3}",
                "{'aud':['pottery.apps.localhost'],'exp':1800000001,'use':'ticket','gen':3}",
                "{'exp':1800000001,'use':'ticket','gen':3}",
                "{'aud':'pottery.apps.localhost','exp':1800000000,'use':'ticket','gen':3}",
                "{'aud':'pottery.apps.localhost','exp':'1800000001','use':'ticket','gen':3}",
                "{'aud':'pottery.apps.localhost','exp':1e30,'use':'ticket','gen':3}",
                "{'aud':'pottery.apps.localhost','exp':99999999999999999999,'use':'ticket','gen':3}",
                "{'aud':'pottery.apps.localhost','exp':9223372036854775807,'use':'ticket','gen':3}",
                "{'aud':'pottery.apps.localhost','exp':-9223372036854775808,'use':'ticket','gen':3}",
                "{'aud':'pottery.apps.localhost','use':'ticket','gen':3}",
                "{'aud':'pottery.apps.localhost','exp':1800000001,'use':'session','gen':3}",
                "{'aud':'pottery.apps.localhost','exp':1800000001,'use':'TICKET','gen':3}",
                "{'aud':'pottery.apps.localhost','exp':1800000001,'gen':3}",
                "{'aud':'pottery.apps.localhost','exp':1800000001,'use':'ticket','gen':2}",
                "{'aud':'pottery.apps.localhost','exp':1800000001,'use':'ticket','gen':4}",
                "{'aud':'pottery.apps.localhost','exp':1800000001,'use':'ticket','gen':'3'}",
                "{'aud':'pottery.apps.localhost','exp':1800000001,'use':'ticket'}",
                "{'aud':'x','aud':'pottery.apps.localhost','exp':1800000001,'use':'ticket','gen':3}",
                "[]",
                "null",
                ""
            })
    void anythingWrongInASignedTokenMakesItNoPass(String claims) {
        assertThat(check(token(HEADER, claims))).isEmpty();
    }

    @ParameterizedTest(name = "header {0}")
    @ValueSource(
            strings = {
                "{'alg':'none'}",
                "{'alg':'None'}",
                "{'alg':'HS512'}",
                "{'alg':'RS256'}",
                "{'alg':'hs256'}",
                "{'typ':'JWT'}",
                "{'alg':'HS256','crit':['exp']}",
                "{'alg':'HS256','alg':'none'}",
                "'HS256'",
                "nonsense"
            })
    void anotherAlgorithmIsRefusedEvenWithAGoodSignature(String header) {
        assertThat(check(token(header, CLAIMS))).isEmpty();
    }

    @Test
    void aTokenWithoutItsSignatureIsRefused() {
        String token = token(HEADER, CLAIMS);
        String unsigned = token.substring(0, token.lastIndexOf('.'));

        assertThat(check(unsigned)).isEmpty();
        assertThat(check(unsigned + ".")).isEmpty();
        assertThat(check(encode("{'alg':'none'}") + "." + encode(CLAIMS) + ".")).isEmpty();
    }

    @Test
    void anyChangedCharacterIsRefused() {
        String token = token(HEADER, CLAIMS);

        // the last character carries four bits that mean nothing
        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(check(token.substring(0, i) + other + token.substring(i + 1)))
                    .as("changed at %d", i)
                    .isEmpty();
        }
    }

    @Test
    void anotherKeysSignatureIsRefused() {
        byte[] other = KEY.clone();
        other[0]++;

        assertThat(check(token(HEADER, CLAIMS, other))).isEmpty();
    }

    @ParameterizedTest(name = "token \"{0}\"")
    @ValueSource(strings = {"", ".", "..", "...", "a", "a.b", "a.b.c", "a.b.c.d", "é.é.é", "%.%.%", " . . "})
    void nonsenseIsRefused(String token) {
        assertThat(check(token)).isEmpty();
    }

    @Test
    void aHugeTokenIsRefused() {
        String huge = CLAIMS.replace("who", "x".repeat(4_000));

        assertThat(check(token(HEADER, huge))).isEmpty();
    }

    @Test
    void aKeyIsBase64OfAtLeast32BytesAndIsNeverPrinted() {
        String good = Base64.getEncoder().encodeToString(KEY);

        assertThat(GatewayKey.of(good).orElseThrow()).hasToString("GatewayKey[redacted]");
        assertThat(GatewayKey.of(Base64.getEncoder().encodeToString(new byte[31])))
                .isEmpty();
        assertThat(GatewayKey.of("not base64!")).isEmpty();
    }

    @Test
    @DisplayName("B17 a guest's pass is good for as long as the route names the guest")
    void guests() {
        assertThat(passes.check(guest("link"), Pass.Use.SESSION, route())).isPresent();
        assertThat(passes.check(guest("brief"), Pass.Use.SESSION, route())).isPresent();
        assertThat(passes.check(guest("over"), Pass.Use.SESSION, route())).isEmpty();
        assertThat(passes.check(guest("revoked"), Pass.Use.SESSION, route())).isEmpty();
        assertThat(passes.isGuests(guest("revoked"), route())).isTrue();
        assertThat(passes.isGuests(guest("revoked") + "x", route())).isFalse();
    }

    @Test
    @DisplayName("B17 a guest's ticket becomes a guest's session, never a member's")
    void guestsStayGuests() {
        Pass ticket = new Pass(Pass.Use.TICKET, HOST, 3, "", Optional.of("link"), NOW.plusSeconds(1));

        String session = passes.session(ticket);

        assertThat(passes.check(session, Pass.Use.SESSION, route()))
                .hasValueSatisfying(pass -> assertThat(pass.guest()).contains("link"));
    }

    private String guest(String link) {
        return passes.sign(new Pass(Pass.Use.SESSION, HOST, 3, "", Optional.of(link), NOW.plusSeconds(60)));
    }

    private Optional<Pass> check(String token) {
        return passes.check(token, Pass.Use.TICKET, route());
    }

    private static Route route() {
        return new Route(
                HOST,
                new Upstream.Loopback(1),
                RouteState.RUNNING,
                Access.TICKET,
                3,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                List.of(
                        new Guest("link", Optional.empty()),
                        new Guest("brief", Optional.of(NOW.plusSeconds(10))),
                        new Guest("over", Optional.of(NOW))),
                0,
                Optional.empty());
    }

    private static String token(String header, String claims) {
        return token(header, claims, KEY);
    }

    private static String token(String header, String claims, byte[] key) {
        String signed = encode(header) + "." + encode(claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Single quotes stand for double ones, to keep the cases readable. */
    private static String encode(String json) {
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
