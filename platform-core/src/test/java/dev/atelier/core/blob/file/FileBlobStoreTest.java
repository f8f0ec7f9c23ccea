package dev.atelier.core.blob.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.blob.BlobKey;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.tenant.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileBlobStoreTest {
    private static final TenantId CLAY = TenantId.random();
    private static final TenantId OTHER = TenantId.random();
    private static final BlobKey SCREEN = new BlobKey("projects/1/screens/2.png");

    @TempDir
    private Path home;

    private FileBlobStore store;

    @BeforeEach
    void open() {
        store = new FileBlobStore(home.resolve("blobs"));
    }

    @Test
    void what_was_put_is_read_back_and_replaced_by_what_is_put_next() {
        store.put(CLAY, SCREEN, bytes("one"));
        store.put(CLAY, SCREEN, bytes("two"));

        assertThat(store.read(CLAY, SCREEN)).hasValue(bytes("two"));
        assertThat(store.size(CLAY, SCREEN)).isEqualTo(3);
    }

    @Test
    void what_is_not_there_is_empty_and_deletes_without_a_word() {
        store.delete(CLAY, SCREEN);
        store.deleteAll(CLAY, SCREEN);

        assertThat(store.read(CLAY, SCREEN)).isEmpty();
        assertThat(store.open(CLAY, SCREEN)).isEmpty();
        assertThat(store.size(CLAY, SCREEN)).isZero();
    }

    @Test
    @DisplayName("R10 a key of one tenant names nothing of another's")
    void tenants_are_apart() {
        store.put(CLAY, SCREEN, bytes("ours"));

        store.deleteAll(OTHER, new BlobKey("projects"));

        assertThat(store.read(OTHER, SCREEN)).isEmpty();
        assertThat(store.read(CLAY, SCREEN)).isPresent();
    }

    @Test
    void deleting_all_below_a_key_leaves_its_neighbour_whose_name_begins_the_same() {
        store.put(CLAY, new BlobKey("projects/1/a.png"), bytes("a"));
        store.put(CLAY, new BlobKey("projects/12/a.png"), bytes("a"));

        store.deleteAll(CLAY, new BlobKey("projects/1"));

        assertThat(store.read(CLAY, new BlobKey("projects/1/a.png"))).isEmpty();
        assertThat(store.read(CLAY, new BlobKey("projects/12/a.png"))).isPresent();
    }

    @Test
    @DisplayName("S6 an upload that breaks off leaves what was there and nothing half-written")
    void nothing_half_written() throws IOException {
        store.put(CLAY, SCREEN, bytes("whole"));

        assertThatThrownBy(() -> store.put(CLAY, SCREEN, new Breaking()))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().code()).isEqualTo("storage_failed"));

        assertThat(store.read(CLAY, SCREEN)).hasValue(bytes("whole"));
        try (Stream<Path> files = Files.walk(home).filter(Files::isRegularFile)) {
            assertThat(files).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/etc/passwd", "a//b", "a/../b", "..", ".hidden", "a/.b", "A", "a b", "a\\b", "a\0b", "a/"})
    void a_key_that_a_file_system_could_misread_is_none(String text) {
        assertThatThrownBy(() -> new BlobKey(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /** Gives one byte and then fails, as a connection does that is cut. */
    private static final class Breaking extends InputStream {
        private boolean given;

        @Override
        public int read() throws IOException {
            if (given) {
                throw new IOException("cut");
            }
            given = true;
            return 'x';
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            bytes[offset] = (byte) read();
            return 1;
        }
    }
}
