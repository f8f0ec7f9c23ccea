package dev.atelier.proxy.contract;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret that the platform and the gateway share: it signs passes, and proves to the platform who asks. */
public final class GatewayKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_BYTES = 32;

    private final String base64;
    private final SecretKeySpec key;

    private GatewayKey(String base64, byte[] bytes) {
        this.base64 = base64;
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** Reads standard Base64 of at least 32 bytes (RFC 7518 §3.2); empty for anything else. */
    public static Optional<GatewayKey> of(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return bytes.length >= LEAST_BYTES ? Optional.of(new GatewayKey(base64, bytes)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The value of the {@code Authorization} header for calls to the platform. */
    public String bearer() {
        return "Bearer " + base64;
    }

    byte[] sign(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "GatewayKey[redacted]";
    }
}
