package dev.atelier.core.preview;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Short-lived tickets with which a browser enters a preview's host, where no cookie of the platform is ever valid. A
 * ticket is a JSON Web Token (RFC 7519) signed with HMAC-SHA-256; the gateway turns it into a cookie of that host.
 */
public final class PreviewTickets {
    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PreviewSettings settings;
    private final Clock clock;

    public PreviewTickets(PreviewSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * An address that opens the preview; good for a minute and for whoever follows it.
     *
     * @param path where in the app, with a query if it has one; what is no path of the app leads to its start
     */
    public URI entrance(PreviewTarget target, String path) {
        return entrance(target, path, Optional.empty());
    }

    /** The same for a guest: it opens as long as the guest is among those of the preview's route, and no longer. */
    public URI entrance(PreviewTarget target, String path, Guest guest) {
        return entrance(target, path, Optional.of(guest));
    }

    private URI entrance(PreviewTarget target, String path, Optional<Guest> guest) {
        HostName host = host(settings, target);
        return URI.create(settings.address(host) + withQuery(path) + "atelier_ticket=" + ticket(target, host, guest));
    }

    /** The path up to where a parameter can be added. */
    private static String withQuery(String path) {
        try {
            URI uri = new URI(path);
            String rooted = uri.getRawPath();
            if (!uri.isAbsolute() && uri.getRawAuthority() == null && rooted != null && rooted.startsWith("/")) {
                return rooted + "?" + (uri.getRawQuery() == null ? "" : uri.getRawQuery() + "&");
            }
        } catch (URISyntaxException notAPath) {
            // leads to the start, like everything that is no path of the app
        }
        return "/?";
    }

    /** Where the preview is served. */
    public URI address(PreviewTarget target) {
        return settings.address(host(settings, target));
    }

    /** Whether a call with this bearer token comes from the gateway. */
    public boolean isGateway(String bearer) {
        return MessageDigest.isEqual(
                bearer.getBytes(StandardCharsets.UTF_8),
                settings.gatewayKey().reveal().strip().getBytes(StandardCharsets.UTF_8));
    }

    static HostName host(PreviewSettings settings, PreviewTarget target) {
        return new HostName(target.slug() + "." + settings.domain());
    }

    private String ticket(PreviewTarget target, HostName host, Optional<Guest> guest) {
        TreeMap<String, Object> claims = new TreeMap<>();
        claims.put("aud", host.value());
        claims.put("exp", clock.instant().plus(LIFE).getEpochSecond());
        claims.put("use", guest.isPresent() ? "guest_ticket" : "ticket");
        guest.ifPresent(who -> claims.put("guest", who.id()));
        claims.put("gen", target.generation());
        claims.put("sub", target.project().toString());
        try {
            String signed =
                    BASE64.encodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                            + BASE64.encodeToString(JSON.writeValueAsBytes(claims));
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key =
                    Base64.getDecoder().decode(settings.gatewayKey().reveal().strip());
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return signed + "." + BASE64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException | com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("a ticket could not be signed", e);
        }
    }
}
