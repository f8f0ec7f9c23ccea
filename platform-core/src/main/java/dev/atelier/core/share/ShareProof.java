package dev.atelier.core.share;

import dev.atelier.core.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The part of a link that opens it: the id of the link and 128 bits of an HMAC over it, in 43 characters. It can be made
 * again from the id, and guessed by nobody without the key.
 */
final class ShareProof {
    private static final String ALGORITHM = "HmacSHA256";
    /** So that what is signed here can never be taken for anything else that the key signs. */
    private static final byte[] PURPOSE = "atelier share link:".getBytes(StandardCharsets.US_ASCII);

    private static final int ID = 16;
    private static final int PROOF = 16;
    private static final int LENGTH = 43;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final SecretKeySpec key;

    /** @param key in Base64 */
    ShareProof(Secret key) {
        this.key = new SecretKeySpec(Base64.getDecoder().decode(key.reveal().strip()), ALGORITHM);
    }

    String of(UUID link) {
        byte[] id = bytes(link);
        return ENCODER.encodeToString(
                ByteBuffer.allocate(ID + PROOF).put(id).put(sign(id)).array());
    }

    /** The link that a proof was made for; empty for what nobody with the key has made. */
    Optional<UUID> check(String token) {
        if (token.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] all = DECODER.decode(token);
            byte[] id = Arrays.copyOf(all, ID);
            byte[] proof = Arrays.copyOfRange(all, ID, ID + PROOF);
            ByteBuffer value = ByteBuffer.wrap(id);
            return MessageDigest.isEqual(sign(id), proof)
                    ? Optional.of(new UUID(value.getLong(), value.getLong()))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private byte[] sign(byte[] id) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(PURPOSE);
            return Arrays.copyOf(mac.doFinal(id), PROOF);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC with SHA-256", e);
        }
    }
}
