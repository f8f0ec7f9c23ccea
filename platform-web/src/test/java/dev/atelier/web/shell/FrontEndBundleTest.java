package dev.atelier.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The compiled front end is kept with the sources, so that a build needs neither npm nor Vite. The build makes it anew when
 * a source has changed; what it made has to be committed with the change, and this proves that it is the right one.
 */
class FrontEndBundleTest {
    private static final Path SOURCES = Path.of("src/main/frontend");
    private static final Path BUNDLE = Path.of("src/main/bundles/prod.bundle");
    private static final String REMEDY = "Build, and commit " + BUNDLE + " with the change";

    @Test
    @DisplayName("prod.bundle is made of exactly the sources in src/main/frontend")
    void bundleIsCurrent() throws Exception {
        Map<String, String> inBundle = new TreeMap<>();
        stats().get("frontendHashes")
                .properties()
                .forEach(file -> inBundle.put(file.getKey(), file.getValue().asText()));

        assertThat(stats().get("themeJsonContents").get("atelier").asText().strip())
                .as(REMEDY)
                .isEqualTo(Files.readString(SOURCES.resolve("themes/atelier/theme.json"))
                        .strip());
        assertThat(inBundle).as(REMEDY).containsAllEntriesOf(hashesOfSources());
    }

    @Test
    @DisplayName("prod.bundle holds no files of an earlier build")
    void bundleIsClean() throws Exception {
        try (ZipFile bundle = new ZipFile(BUNDLE.toFile())) {
            assertThat(bundle.stream().map(Object::toString).filter(name -> name.matches(".*/indexhtml-[^/]*\\.js")))
                    .as(REMEDY)
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("prod.bundle names nothing of the machine that it was made on")
    void bundleIsNeutral() throws Exception {
        assertThat(stats().toString()).doesNotContain(System.getProperty("user.dir"), "http://", "registry");
    }

    private static JsonNode stats() throws IOException {
        try (ZipFile bundle = new ZipFile(BUNDLE.toFile())) {
            return new ObjectMapper().readTree(bundle.getInputStream(bundle.getEntry("config/stats.json")));
        }
    }

    private static Map<String, String> hashesOfSources() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(SOURCES.resolve("generated")))
                    .filter(file -> !file.endsWith("theme.json"))
                    .collect(Collectors.toMap(
                            file -> SOURCES.relativize(file).toString(),
                            FrontEndBundleTest::hash,
                            (one, other) -> one,
                            TreeMap::new));
        }
    }

    private static String hash(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
