package dev.atelier.web.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.fault.FaultException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    @TempDir
    Path directory;

    @Test
    @DisplayName("T1 an archive lies on disk as it came")
    void received() throws IOException {
        Path file = new Spool(directory, () -> 3).receive(new ByteArrayInputStream(new byte[] {1, 2, 3}));

        assertThat(Files.readAllBytes(file)).containsExactly(1, 2, 3);
    }

    @Test
    @DisplayName("T4 one that is too large is refused while it arrives, and leaves nothing")
    void tooLarge() {
        Spool spool = new Spool(directory, () -> 100_000);

        assertThatThrownBy(() -> spool.receive(new Endless()))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        refused -> assertThat(refused.fault().code()).isEqualTo("zip_too_large"));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    @DisplayName("T1 a connection that breaks leaves nothing")
    void broken() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };

        assertThatThrownBy(() -> new Spool(directory, () -> 100).receive(broken))
                .isInstanceOf(IOException.class);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    @DisplayName("S1 what a killed process left is deleted")
    void leftovers() throws IOException {
        Files.writeString(directory.resolve("upload-1.zip"), "left");

        var unused = new Spool(directory, () -> 100);

        assertThat(directory).isEmptyDirectory();
    }

    private static final class Endless extends InputStream {
        @Override
        public int read() {
            return 0;
        }
    }
}
