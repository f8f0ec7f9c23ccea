package dev.atelier.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    Path directory;

    @Test
    void aLineIsThereAtOnce() throws IOException {
        Path file = directory.resolve("server.log");
        try (LogFile log = new LogFile(file, 1000)) {
            log.line("grüß Gott");

            assertThat(file).hasContent("grüß Gott\n");
        }
    }

    @Test
    void anEarlierLogIsContinued() throws IOException {
        Path file = directory.resolve("server.log");
        for (String line : new String[] {"yesterday", "today"}) {
            try (LogFile log = new LogFile(file, 1000)) {
                log.line(line);
            }
        }

        assertThat(file).hasContent("yesterday\ntoday\n");
    }

    @Test
    void beyondItsLimitTwoOlderFilesAreKept() throws IOException {
        try (LogFile log = new LogFile(directory.resolve("server.log"), 10)) {
            for (int number = 1; number <= 5; number++) {
                log.line("line " + number);
            }
        }

        assertThat(directory.resolve("server.log")).hasContent("line 5\n");
        assertThat(directory.resolve("server.log.1")).hasContent("line 4\n");
        assertThat(directory.resolve("server.log.2")).hasContent("line 3\n");
        assertThat(directory.resolve("server.log.3")).doesNotExist();
    }

    @Test
    void aLineLongerThanTheLimitIsWrittenWhole() throws IOException {
        try (LogFile log = new LogFile(directory.resolve("server.log"), 10)) {
            log.line("a line that is longer than that");
        }

        assertThat(directory.resolve("server.log")).hasContent("a line that is longer than that\n");
    }
}
