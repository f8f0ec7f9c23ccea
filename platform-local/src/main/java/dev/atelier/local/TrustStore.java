package dev.atelier.local;

import dev.atelier.local.home.Home;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Makes the platform's JVM trust a bundle of certificate authorities besides the JDK's own, so that an installation
 * behind a proxy that inspects TLS can reach model providers and Git hosts.
 */
final class TrustStore {
    /** No secret: the store holds public certificates, and Java wants some password. */
    private static final String PASSWORD = "changeit";

    private TrustStore() {}

    /** The options; none without a bundle. */
    static List<String> jvmOptions(Optional<Path> bundle, Home home) throws IOException {
        if (bundle.isEmpty()) {
            return List.of();
        }
        Path store = home.run().resolve("trust.jks");
        if (isOlder(store, bundle.get())) {
            write(store, bundle.get());
        }
        return List.of(
                "-Djavax.net.ssl.trustStore=" + store,
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
                "-Djavax.net.ssl.trustStoreType=JKS");
    }

    private static boolean isOlder(Path store, Path bundle) throws IOException {
        return !Files.exists(store)
                || Files.getLastModifiedTime(store).compareTo(Files.getLastModifiedTime(bundle)) <= 0;
    }

    private static void write(Path store, Path bundle) throws IOException {
        try (InputStream in = Files.newInputStream(bundle)) {
            KeyStore keys = KeyStore.getInstance(
                    Path.of(System.getProperty("java.home"), "lib/security/cacerts")
                            .toFile(),
                    PASSWORD.toCharArray());
            KeyStore all = KeyStore.getInstance("JKS");
            all.load(null, null);
            for (String alias : Collections.list(keys.aliases())) {
                all.setCertificateEntry(alias, keys.getCertificate(alias));
            }
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                all.setCertificateEntry("bundle-" + number++, certificate);
            }
            try (OutputStream out = Files.newOutputStream(store)) {
                all.store(out, PASSWORD.toCharArray());
            }
        } catch (GeneralSecurityException e) {
            throw new Complaint(
                    "The certificates in " + bundle + " cannot be read (" + e.getMessage()
                            + "). Name a file of PEM certificates: ATELIER_CA_BUNDLE=/path/to/ca-certificates.crt",
                    e);
        }
    }
}
