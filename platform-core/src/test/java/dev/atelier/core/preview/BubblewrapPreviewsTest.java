package dev.atelier.core.preview;

import dev.atelier.core.sandbox.Loudly;
import dev.atelier.core.sandbox.bubblewrap.BubblewrapProvider;
import dev.atelier.core.sandbox.bubblewrap.ControlGroupFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Previews with sandboxes by bubblewrap")
@Tag("slow")
class BubblewrapPreviewsTest implements IsolatedPreviewsContract {
    private PreviewsFixture fixture;

    @BeforeEach
    void setUp(@TempDir Path home) {
        fixture = new PreviewsFixture(home, BubblewrapProvider::new);
        Loudly.skipUnless(fixture.provider.health());
    }

    @AfterEach
    void tearDown() {
        fixture.close();
    }

    @Override
    public PreviewsFixture fixture() {
        return fixture;
    }

    @Override
    public List<String> traces() throws Exception {
        List<String> traces = new ArrayList<>(Traces.of(fixture.home));
        ControlGroupFiles.ofSandboxes(fixture.home).forEach(group -> traces.add("control group " + group));
        return traces;
    }

    @Override
    public boolean sandboxesSurvive() {
        return false;
    }
}
