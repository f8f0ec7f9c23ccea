package dev.atelier.core.preview;

import dev.atelier.core.sandbox.Loudly;
import dev.atelier.core.sandbox.docker.DockerProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@DisplayName("Previews with sandboxes by Docker")
class DockerPreviewsTest implements IsolatedPreviewsContract {
    private PreviewsFixture fixture;

    @BeforeEach
    void setUp(@TempDir Path home) {
        fixture = new PreviewsFixture(home, DockerProvider::new);
        Loudly.skipUnless(fixture.provider.health());
    }

    @AfterEach
    void tearDown() {
        if (fixture.provider.health().isUp()) {
            fixture.close();
        }
    }

    @Override
    public PreviewsFixture fixture() {
        return fixture;
    }

    /** The engine's list has all containers of the installation, running or not. */
    @Override
    public List<String> traces() throws Exception {
        List<String> traces = new ArrayList<>(Traces.of(fixture.home));
        fixture.provider.existing().forEach(id -> traces.add("container " + id));
        return traces;
    }

    @Override
    public boolean sandboxesSurvive() {
        return true;
    }
}
