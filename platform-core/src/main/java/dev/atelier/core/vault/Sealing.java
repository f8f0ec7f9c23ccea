package dev.atelier.core.vault;

import dev.atelier.core.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM with a fresh nonce for each sealing; what is bound to it has to be the same when it is opened. For secrets
 * that are stored with something of their own, such as a task; those of members lie in the {@link Vault}. Thread-safe.
 */
public final class Sealing {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final MasterKeys keys;
    private final SecureRandom random = new SecureRandom();

    public Sealing(MasterKeys keys) {
        this.keys = keys;
    }

    String currentKey() {
        return keys.currentId();
    }

    /**
     * Seals it with the newest key.
     *
     * @param boundTo whose it is and what for; copied to somewhere else it does not open
     */
    public Sealed seal(Secret secret, String boundTo) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        SecretKey key = keys.key(keys.currentId()).orElseThrow();
        byte[] sealed = run(
                        Cipher.ENCRYPT_MODE,
                        key,
                        nonce,
                        boundTo,
                        secret.reveal().getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("every JDK can encrypt"));
        return new Sealed(keys.currentId(), nonce, sealed);
    }

    /** Empty when the key is gone, or when it was not sealed for this. */
    public Optional<Secret> open(Sealed sealed, String boundTo) {
        return keys.key(sealed.keyId())
                .flatMap(key -> run(Cipher.DECRYPT_MODE, key, sealed.nonce(), boundTo, sealed.bytes()))
                .map(bytes -> new Secret(new String(bytes, StandardCharsets.UTF_8)));
    }

    private static Optional<byte[]> run(int mode, SecretKey key, byte[] nonce, String boundTo, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(boundTo.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(bytes));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
