package dev.atelier.core.source;

import static dev.atelier.core.source.SourceFixture.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipExportTest {
    @TempDir
    Path base;

    SourceFixture fixture;

    @BeforeEach
    void create() throws IOException {
        fixture = new SourceFixture(base);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    @DisplayName("B8 a version is exported as a ZIP with its files only")
    void exportsFiles() throws IOException {
        fixture.write("src/ä ö 日本.txt", "text\n");
        fixture.tree.files().write(path("public/images/a.png"), new byte[] {0, 1, 2});
        fixture.write("empty.txt", "");
        fixture.plantLink("link", fixture.outside);
        fixture.plant("node_modules/x/index.js", "generated");
        CommitId version = fixture.checkpoint("first");

        Map<String, byte[]> entries = unzip(export(version));

        assertThat(entries.keySet()).containsExactly("README.md", "empty.txt", "public/images/a.png", "src/ä ö 日本.txt");
        assertThat(entries.get("public/images/a.png")).containsExactly(0, 1, 2);
        assertThat(entries.get("src/ä ö 日本.txt")).isEqualTo("text\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("B8 the same version gives the same archive, however often")
    void isDeterministic() throws IOException {
        fixture.write("b.txt", "b");
        fixture.write("a/c.txt", "c");
        CommitId version = fixture.checkpoint("first");
        byte[] once = export(version);
        fixture.write("b.txt", "changed");

        assertThat(export(version)).isEqualTo(once);
    }

    @Test
    void leavesTheStreamOpen() {
        boolean[] closed = new boolean[1];
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };

        fixture.tree.exportZip(fixture.tree.head().orElseThrow(), out);

        assertThat(closed[0]).isFalse();
    }

    private byte[] export(CommitId version) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fixture.tree.exportZip(version, out);
        return out.toByteArray();
    }

    private static Map<String, byte[]> unzip(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }
}
