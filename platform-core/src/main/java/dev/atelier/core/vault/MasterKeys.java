package dev.atelier.core.vault;

import dev.atelier.core.config.Settings;
import dev.atelier.core.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that open what is stored, by their ids. The first seals what is new; the others are those that were used
 * before. Prints nothing of them.
 */
public final class MasterKeys {
    private static final String KEY = "atelier.secrets.key";
    private static final String PREVIOUS = "atelier.secrets.previous.keys";
    private static final int BYTES = 32;
    private static final int ID_LENGTH = 8;

    private final Map<String, SecretKey> keys;
    private final String current;

    private MasterKeys(Map<String, SecretKey> keys) {
        this.keys = keys;
        this.current = keys.keySet().iterator().next();
    }

    /**
     * {@code atelier.secrets.key}, Base64 of 32 random bytes, and {@code atelier.secrets.previous.keys}, a
     * comma-separated list of those that it has replaced; best each in a file ({@code ATELIER_SECRETS_KEY_FILE}).
     */
    public static MasterKeys from(Settings settings) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        add(keys, new Secret(settings.required(KEY, "(openssl rand -base64 32)")), settings, KEY);
        settings.list(PREVIOUS).forEach(text -> add(keys, new Secret(text), settings, PREVIOUS));
        return new MasterKeys(keys);
    }

    String currentId() {
        return current;
    }

    Optional<SecretKey> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    private static void add(Map<String, SecretKey> keys, Secret encoded, Settings settings, String setting) {
        byte[] bytes = decoded(encoded);
        if (bytes.length != BYTES) {
            throw settings.wrong(setting, "is not Base64 of 32 bytes.", "(openssl rand -base64 32)");
        }
        keys.putIfAbsent(idOf(bytes), new SecretKeySpec(bytes, "AES"));
    }

    private static byte[] decoded(Secret encoded) {
        try {
            return Base64.getDecoder().decode(encoded.reveal());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** Made of the key in a way that does not lead back. */
    private static String idOf(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("atelier key id".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(key), ID_LENGTH));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "[keys]";
    }
}
