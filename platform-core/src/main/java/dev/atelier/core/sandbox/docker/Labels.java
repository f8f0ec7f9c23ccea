package dev.atelier.core.sandbox.docker;

import dev.atelier.core.sandbox.SandboxId;
import dev.atelier.core.sandbox.SandboxSettings;
import dev.atelier.core.sandbox.SandboxSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The labels by which containers are found again.
 *
 * @param installation tells those of several installations on one engine apart
 */
record Labels(String installation) {
    static final String SANDBOX = "dev.atelier.sandbox";
    static final String SPEC = "dev.atelier.spec";

    private static final String INSTALLATION = "dev.atelier.installation";

    /** Those of all sandboxes of this installation. */
    Map<String, String> ofAll() {
        return Map.of(INSTALLATION, installation);
    }

    Map<String, String> of(SandboxId id) {
        return Map.of(INSTALLATION, installation, SANDBOX, id.value());
    }

    /**
     * Those of one made from this spec.
     *
     * @param image the very image, not its name
     */
    Map<String, String> of(SandboxSpec spec, SandboxSettings settings, String image) {
        Map<String, String> labels = new TreeMap<>(of(spec.id()));
        labels.put(SPEC, fingerprint(spec, settings, image));
        spec.labels().forEach((name, value) -> labels.put("dev.atelier.label." + name, value));
        return labels;
    }

    /** The same for equal specs and settings, also in another process. */
    static String fingerprint(SandboxSpec spec, SandboxSettings settings, String image) {
        String all = Objects.toString(new TreeMap<>(spec.labels()))
                + spec.workTree()
                + spec.limits()
                + spec.egress()
                + image
                + settings.caBundle()
                + settings.registries();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
