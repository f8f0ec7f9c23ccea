package dev.atelier.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeploymentWatchTest {
    private final DeploymentWatch watch = new DeploymentWatch();

    @Test
    void aWrongSettingIsTheReason() {
        assertThat(watch.read("jakarta.enterprise.inject.CreationException: it went wrong"))
                .isEmpty();
        assertThat(
                        watch.read(
                                "Caused by: dev.atelier.core.config.SettingException: ATELIER_MODEL is \"x\". Example: ATELIER_MODEL=y"))
                .isEmpty();
        assertThat(watch.read("\tat dev.atelier.core.Whatever.run(Whatever.java:1)"))
                .isEmpty();

        assertThat(watch.read("[SEVERE] Exception while loading the app"))
                .contains(new Server.Failure("ATELIER_MODEL is \"x\". Example: ATELIER_MODEL=y", true));
    }

    @Test
    void otherwiseTheInnermostCauseIs() {
        watch.read("java.lang.RuntimeException: outside");
        watch.read("Caused by: java.sql.SQLException: inside");

        assertThat(watch.read("[SEVERE] Exception while loading the app"))
                .contains(new Server.Failure(
                        "The web application could not be started (java.sql.SQLException: inside).", false));
    }

    @Test
    void exceptionsThatTheApplicationSurvivesAreNone() {
        assertThat(watch.read("java.lang.RuntimeException: somebody's request failed"))
                .isEmpty();
        assertThat(watch.read("Payara Micro ready in 4,962 (ms)")).isEqualTo(Optional.empty());
    }
}
