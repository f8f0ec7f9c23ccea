package dev.atelier.core.net;

import dev.atelier.core.config.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are trusted: what the JVM trusts, and those of {@code atelier.ca.bundle}. */
final class Trust {
    private static final String KEY = "atelier.ca.bundle";

    private Trust() {}

    static SSLContext from(Settings settings) {
        Optional<String> bundle = settings.text(KEY);
        try {
            return bundle.isEmpty() ? SSLContext.getDefault() : with(Path.of(bundle.get()));
        } catch (IOException | GeneralSecurityException e) {
            throw settings.wrong(
                    KEY,
                    "names no readable file of PEM certificates (" + e.getMessage() + ").",
                    "/etc/ssl/certs/ca-certificates.crt");
        }
    }

    static SSLContext with(Path bundle) throws IOException, GeneralSecurityException {
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        int number = 0;
        for (X509Certificate known : trustedByTheMachine()) {
            all.setCertificateEntry("jvm-" + number++, known);
        }
        try (InputStream in = Files.newInputStream(bundle)) {
            for (Certificate more : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                all.setCertificateEntry("bundle-" + number++, more);
            }
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers(all), null);
        return context;
    }

    private static X509Certificate[] trustedByTheMachine() throws GeneralSecurityException {
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager known) {
                return known.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }

    /** Of a store, or of the JVM's own. */
    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
