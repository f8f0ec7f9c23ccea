package dev.atelier.core.preview;

import dev.atelier.core.sandbox.memory.MemoryProvider;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Previews with sandboxes in memory")
class MemoryPreviewsTest implements PreviewsContract {
    private PreviewsFixture fixture;

    @BeforeEach
    void setUp(@TempDir Path home) {
        fixture = new PreviewsFixture(
                home, (settings, egress) -> new MemoryProvider(settings.home(), Map.of("echo", call -> 0)));
    }

    @AfterEach
    void tearDown() {
        fixture.close();
    }

    @Override
    public PreviewsFixture fixture() {
        return fixture;
    }
}
