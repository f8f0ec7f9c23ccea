package dev.atelier.web.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.preview.PreviewState;
import dev.atelier.core.project.EngineFixture;
import dev.atelier.core.project.Project;
import dev.atelier.core.project.ProjectKind;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.login.SignedIn;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class ProjectCardTest {
    private final Actor anna;

    ProjectCardTest(Database database) {
        this.anna = EngineFixture.person(database, "anna", "Riverside");
    }

    @Test
    @DisplayName("B1 T14 a repository that has no app to show is not called one that did not start")
    void no_app() {
        try (SignedIn browser = SignedIn.as(anna)) {
            assertThat(words(browser, "no_dev_server"))
                    .contains("code without an app")
                    .doesNotContain("did not start");
            assertThat(words(browser, "dev_server_failed")).contains("did not start");
        }
    }

    private String words(SignedIn browser, String code) {
        Project project = new Project(
                ProjectId.random(),
                "Shop",
                "shop",
                2,
                anna.member(),
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                ProjectKind.REPOSITORY);
        PreviewState failed = new PreviewState.Failed(Fault.of(FaultKind.USER, code, "It has none."));
        return browser.show(new ProjectCard(project, failed, version -> new byte[0]))
                .getElement()
                .getTextRecursively();
    }
}
