package dev.atelier.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchpadTest {
    @TempDir
    Path directory;

    @Test
    void aProgramSeesOnlyTheEnvironmentThatItIsGiven() throws Exception {
        try (Launchpad launchpad = new Launchpad("")) {
            Process process = launchpad.start(program("/usr/bin/env"));

            assertThat(output(process)).isEqualTo("GIVEN=yes\n");
        }
    }

    @Test
    void withoutTheToolsThatTieItToUsAProgramIsStartedPlainly() throws Exception {
        try (Launchpad launchpad = new Launchpad("/no/such/directory")) {
            Process process = launchpad.start(program("/bin/echo", "hello"));

            assertThat(output(process)).isEqualTo("hello\n");
            assertThat(process.waitFor()).isZero();
        }
    }

    @Test
    void whatCannotBeStartedIsToldWithItsName() {
        try (Launchpad launchpad = new Launchpad("")) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> launchpad.start(program("/no/such/program")))
                    .withMessageContaining("/no/such/program");
        }
    }

    @Test
    void itsTextLeavesTheEnvironmentOutBecauseThatHoldsSecrets() {
        assertThat(program("/bin/true")).hasToString("program: /bin/true");
    }

    private Program program(String... command) {
        return new Program("program", List.of(command), Map.of("GIVEN", "yes"), directory);
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
