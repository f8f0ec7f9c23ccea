package dev.atelier.proxy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test against a running gateway over real sockets. */
abstract class GatewayTest {
    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init") // JUnit calls start() before each test
    Rig rig;

    /** What the gateway under test allows; most tests do not care. */
    Limits limits() {
        return Rig.patient();
    }

    @BeforeEach
    void start() {
        rig = Rig.in(directory, limits());
    }

    @AfterEach
    void stop() throws IOException {
        rig.close();
    }
}
