package dev.atelier.core.sandbox.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The machine's programs for sandboxes")
class HostProgramsTest {
    @TempDir
    private Path directory;

    @Test
    @DisplayName("R9 that are missing are named, all of them")
    void missing() throws IOException {
        program("bin/prlimit");

        assertThat(HostPrograms.find(directory.resolve("bin") + ":relative:"))
                .isEqualTo(new HostPrograms.Search.Missing(List.of("bwrap", "setpriv", "node")));
    }

    @Test
    @DisplayName("X19 may include a Node that is installed anywhere, behind links")
    void nodeElsewhere() throws IOException {
        for (String name : new String[] {"bwrap", "setpriv", "prlimit"}) {
            program("bin/" + name);
        }
        Path node = program("nvm/v22/bin/node").toRealPath();
        Files.createSymbolicLink(directory.resolve("bin/node"), node);

        HostPrograms.Search found = HostPrograms.find(directory.resolve("bin").toString());

        assertThat(found).isInstanceOfSatisfying(HostPrograms.Search.Found.class, search -> {
            assertThat(search.programs().node()).isEqualTo(node);
            assertThat(search.programs().nodePrefixOutsideUsr())
                    .hasValue(directory.resolve("nvm/v22").toAbsolutePath());
        });
    }

    private Path program(String name) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent() == null ? directory : file.getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        return file;
    }
}
