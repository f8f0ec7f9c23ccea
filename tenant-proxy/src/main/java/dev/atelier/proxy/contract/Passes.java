package dev.atelier.proxy.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks and signs passes: compact JWTs (RFC 7519) with HS256 and nothing else.
 *
 * <p>The signature is compared in constant time and before anything inside is believed; what the token's header says only
 * ever leads to a refusal, never to another algorithm.
 */
public final class Passes {
    /** How long a cookie lasts; the platform can revoke it sooner by raising the route's generation. */
    public static final Duration SESSION = Duration.ofHours(12);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final String HEADER = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
    private static final int MAX_TOKEN = 2_048;
    private static final int MAX_SUBJECT = 256;
    private static final String GUEST = "guest_";

    private final GatewayKey key;
    private final Clock clock;

    public Passes(GatewayKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** The pass in a token, if it is one of this use, for this route as it is now, signed by us and not expired. */
    public Optional<Pass> check(String token, Pass.Use use, Route route) {
        return claims(token)
                .flatMap(Passes::pass)
                .filter(pass -> pass.use() == use
                        && pass.audience().equals(route.host())
                        && pass.generation() == route.generation()
                        && pass.expires().isAfter(clock.instant())
                        && pass.guest()
                                .map(guest -> route.admits(guest, clock.instant()))
                                .orElse(true));
    }

    /** Whether the token was a guest's pass for this host once; whether it still counts is another question. */
    public boolean isGuests(String token, Route route) {
        return claims(token)
                .flatMap(Passes::pass)
                .filter(pass ->
                        pass.audience().equals(route.host()) && pass.guest().isPresent())
                .isPresent();
    }

    /** The session that a ticket becomes. */
    public String session(Pass ticket) {
        Instant expires = clock.instant().plus(SESSION);
        return sign(new Pass(
                Pass.Use.SESSION, ticket.audience(), ticket.generation(), ticket.subject(), ticket.guest(), expires));
    }

    /** A pass as a token. */
    public String sign(Pass pass) {
        String use = pass.use().name().toLowerCase(Locale.ROOT);
        ObjectNode claims = JSON.createObjectNode()
                .put("aud", pass.audience().value())
                .put("exp", pass.expires().getEpochSecond())
                .put("use", pass.guest().isPresent() ? GUEST + use : use)
                .put("gen", pass.generation())
                .put("sub", pass.subject());
        pass.guest().ifPresent(guest -> claims.put("guest", guest));
        String signed = HEADER + "." + encode(claims.toString());
        return signed + "." + ENCODER.encodeToString(key.sign(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private Optional<JsonNode> claims(String token) {
        int first = token.indexOf('.');
        int last = token.lastIndexOf('.');
        if (token.length() > MAX_TOKEN || first <= 0 || last <= first + 1 || token.indexOf('.', first + 1) != last) {
            return Optional.empty();
        }
        try {
            byte[] expected = key.sign(token.substring(0, last).getBytes(StandardCharsets.US_ASCII));
            if (!MessageDigest.isEqual(expected, DECODER.decode(token.substring(last + 1)))
                    || !isOurs(decode(token.substring(0, first)))) {
                return Optional.empty();
            }
            return Optional.of(decode(token.substring(first + 1, last)));
        } catch (IllegalArgumentException | IOException notAToken) {
            return Optional.empty();
        }
    }

    /** An extension that must be understood ("crit", RFC 7515 §4.1.11) is one that we do not understand. */
    private static boolean isOurs(JsonNode header) {
        return "HS256".equals(header.path("alg").textValue()) && !header.has("crit");
    }

    private static Optional<Pass> pass(JsonNode claims) {
        JsonNode expires = claims.path("exp");
        JsonNode generation = claims.path("gen");
        String subject = claims.path("sub").asText("");
        String audience = claims.path("aud").textValue();
        if (audience == null
                || !expires.isIntegralNumber()
                || !expires.canConvertToLong()
                || expires.longValue() < 0
                || expires.longValue() > Instant.MAX.getEpochSecond()
                || !generation.isIntegralNumber()
                || !generation.canConvertToLong()
                || subject.length() > MAX_SUBJECT) {
            return Optional.empty();
        }
        Instant until = Instant.ofEpochSecond(expires.longValue());
        String word = claims.path("use").asText("");
        // A word of its own, so that a gateway that knows no guests refuses their passes instead of trusting them.
        boolean ofGuest = word.startsWith(GUEST);
        Optional<String> guest = ofGuest ? guest(claims) : Optional.empty();
        if (ofGuest && guest.isEmpty()) {
            return Optional.empty();
        }
        return use(ofGuest ? word.substring(GUEST.length()) : word)
                .flatMap(use -> HostName.of(audience)
                        .filter(host -> host.value().equals(audience))
                        .map(host -> new Pass(use, host, generation.longValue(), subject, guest, until)));
    }

    private static Optional<String> guest(JsonNode claims) {
        return Optional.ofNullable(claims.path("guest").textValue())
                .filter(guest -> !guest.isBlank() && guest.length() <= MAX_SUBJECT);
    }

    private static Optional<Pass.Use> use(String word) {
        return switch (word) {
            case "ticket" -> Optional.of(Pass.Use.TICKET);
            case "session" -> Optional.of(Pass.Use.SESSION);
            default -> Optional.empty();
        };
    }

    private static JsonNode decode(String part) throws IOException {
        JsonNode node = JSON.readTree(DECODER.decode(part));
        if (node == null || !node.isObject()) {
            throw new NotAnObjectException();
        }
        return node;
    }

    private static String encode(String text) {
        return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class NotAnObjectException extends JsonProcessingException {
        private static final long serialVersionUID = 1L;

        NotAnObjectException() {
            super("not a JSON object");
        }
    }
}
