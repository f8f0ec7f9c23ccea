package dev.atelier.local.home;

import dev.atelier.core.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secrets of an installation, made once and kept in files that only their owner may read.
 *
 * @param gatewayKey 32 bytes in base64, known to the platform and the gateway
 * @param secretsKey file with 32 bytes in base64, with which the platform seals members' tokens
 * @param clientSecret with which the platform signs in to Keycloak
 * @param databasePassword of the platform's database user
 * @param keeperPassword of Keycloak's own administrator, {@code keeper}
 */
public record Secrets(
        Secret gatewayKey, Path secretsKey, Secret clientSecret, Secret databasePassword, Secret keeperPassword) {
    private static final String SECRETS_KEY = "secrets-key";

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Reads the secrets, making those that are not there yet. */
    public static Secrets in(Home home) {
        Path directory = home.secrets();
        Path secretsKey = directory.resolve(SECRETS_KEY);
        var unused = secret(secretsKey, Base64.getEncoder());
        return new Secrets(
                secret(directory.resolve("gateway-key"), Base64.getEncoder()),
                secretsKey,
                secret(
                        directory.resolve("client-secret"),
                        Base64.getUrlEncoder().withoutPadding()),
                secret(
                        directory.resolve("database-password"),
                        Base64.getUrlEncoder().withoutPadding()),
                secret(
                        directory.resolve("keycloak-keeper-password"),
                        Base64.getUrlEncoder().withoutPadding()));
    }

    private static Secret secret(Path file, Base64.Encoder encoder) {
        try {
            if (!Files.exists(file)) {
                byte[] bytes = new byte[32];
                RANDOM.nextBytes(bytes);
                PrivateFile.write(file, encoder.encodeToString(bytes) + "\n");
            }
            return new Secret(Files.readString(file).strip());
        } catch (IOException e) {
            throw new HomeException("The secret in " + file + " cannot be read or made (" + e.getMessage() + ").", e);
        } catch (IllegalArgumentException blank) {
            throw new HomeException(
                    "The secret in " + file + " is empty. Delete the file to have a new one made.", blank);
        }
    }
}
