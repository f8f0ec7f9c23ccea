package dev.atelier.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateSourcesTest {
    @TempDir
    Path directory;

    private Path sources;

    @BeforeEach
    void makeTemplate() throws IOException {
        sources = Files.createDirectories(directory.resolve("template"));
        Files.createDirectories(sources.resolve("src"));
        Files.createDirectories(sources.resolve("node_modules/react"));
        Files.writeString(sources.resolve("package-lock.json"), "{}");
        Files.writeString(sources.resolve("src/main.jsx"), "hello");
        Files.writeString(sources.resolve("node_modules/react/index.js"), "react");
    }

    @Test
    void theHashFollowsContentsAndNames() throws IOException {
        String before = TemplateSources.hash(sources);

        Files.writeString(sources.resolve("src/main.jsx"), "changed");
        String changed = TemplateSources.hash(sources);
        Files.move(sources.resolve("src/main.jsx"), sources.resolve("src/other.jsx"));
        String renamed = TemplateSources.hash(sources);

        assertThat(before).isNotEqualTo(changed);
        assertThat(changed).isNotEqualTo(renamed);
    }

    @Test
    void whatToolsHavePutThereIsNoSource() throws IOException {
        String before = TemplateSources.hash(sources);
        Files.writeString(sources.resolve("node_modules/react/index.js"), "another version");

        assertThat(TemplateSources.hash(sources)).isEqualTo(before);

        TemplateSources.copy(sources, directory.resolve("copy"));
        assertThat(directory.resolve("copy/src/main.jsx")).hasContent("hello");
        assertThat(directory.resolve("copy/node_modules")).doesNotExist();
    }

    @Test
    void nobodyElseMayWriteToAPreparedTemplate() throws IOException {
        Files.setPosixFilePermissions(sources.resolve("src/main.jsx"), PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.setPosixFilePermissions(sources.resolve("src"), PosixFilePermissions.fromString("rwxrwxrwx"));

        TemplateSources.protect(sources);

        assertThat(permissions("src/main.jsx")).isEqualTo("rw-r--r--");
        assertThat(permissions("src")).isEqualTo("rwxr-xr-x");
    }

    @Test
    void aDirectoryWithoutALockFileIsNoTemplate() {
        assertThatExceptionOfType(Complaint.class)
                .isThrownBy(() -> TemplateSources.hash(directory.resolve("elsewhere")))
                .withMessageContaining("package-lock.json");
    }

    private String permissions(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(sources.resolve(path)));
    }
}
