package dev.atelier.core.vault;

import dev.atelier.core.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM with a fresh nonce for each sealing; what is bound to it has to be the same when it is opened. */
final class Sealing {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final MasterKeys keys;
    private final SecureRandom random = new SecureRandom();

    Sealing(MasterKeys keys) {
        this.keys = keys;
    }

    String currentKey() {
        return keys.currentId();
    }

    void seal(Secret secret, StoredSecretEntity into) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        into.keyId = keys.currentId();
        into.nonce = nonce;
        into.sealed = run(
                        Cipher.ENCRYPT_MODE,
                        keys.key(keys.currentId()).orElseThrow(),
                        into,
                        secret.reveal().getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("every JDK can encrypt"));
    }

    /** Empty when the key is gone, or when it was not sealed for this row. */
    Optional<Secret> open(StoredSecretEntity stored) {
        return keys.key(stored.keyId)
                .flatMap(key -> run(Cipher.DECRYPT_MODE, key, stored, stored.sealed))
                .map(bytes -> new Secret(new String(bytes, StandardCharsets.UTF_8)));
    }

    private static Optional<byte[]> run(int mode, SecretKey key, StoredSecretEntity row, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, row.nonce));
            cipher.updateAAD(row.boundTo().getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(bytes));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
