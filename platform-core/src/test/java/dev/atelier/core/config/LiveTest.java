package dev.atelier.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.config.Settings.Origin;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LiveTest {
    private final Overrides overrides = new Overrides();
    private final Settings settings =
            Settings.fromEnvironment(Map.of("ATELIER_PATIENCE", "90s")).with(overrides);

    @Test
    @DisplayName(
            "R14 What was changed at run time counts at once, more than the environment, and until it is taken back")
    void changes_count() {
        Supplier<Duration> patience = settings.live(now -> now.duration("atelier.patience", Duration.ofHours(1)));
        assertThat(patience.get()).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.origin("atelier.patience")).isEqualTo(Origin.ENVIRONMENT);

        overrides.replace(Map.of("atelier.patience", "5m"));

        assertThat(patience.get()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.origin("atelier.patience")).isEqualTo(Origin.RUN_TIME);
        overrides.replace(Map.of());
        assertThat(patience.get()).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.origin("atelier.other")).isEqualTo(Origin.DEFAULT);
    }

    @Test
    @DisplayName("R14 An empty value means: as if it were set nowhere")
    void empty_means_not_set() {
        overrides.replace(Map.of("atelier.patience", ""));

        assertThat(settings.text("atelier.patience")).isEmpty();
    }

    @Test
    @DisplayName("R14 Only what a change concerns is made anew")
    void others_are_left_alone() {
        AtomicInteger made = new AtomicInteger();
        Supplier<Integer> patience = settings.live(now -> {
            assertThat(now.text("atelier.patience")).isPresent();
            return made.incrementAndGet();
        });

        overrides.replace(Map.of("atelier.other", "1"));
        assertThat(patience.get()).isEqualTo(1);

        overrides.replace(Map.of("atelier.other", "1", "atelier.patience", "2m"));
        assertThat(patience.get()).isEqualTo(2);
        assertThat(patience.get()).isEqualTo(2);
    }

    @Test
    @DisplayName("R14 A wrong value stops the start; later work goes on with what was right before")
    void a_wrong_value() {
        Supplier<Duration> patience = settings.live(now -> now.duration("atelier.patience", Duration.ofHours(1)));

        overrides.replace(Map.of("atelier.patience", "soon"));

        assertThat(patience.get()).isEqualTo(Duration.ofSeconds(90));
        assertThatThrownBy(() -> settings.live(now -> now.duration("atelier.patience", Duration.ofHours(1))))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("ATELIER_PATIENCE is \"soon\", which is not a positive duration.");
    }

    @Test
    @DisplayName("R14 Values are shown as one would write them")
    void values_as_written() {
        LiveKey patience = LiveKey.of(
                "atelier.patience",
                LiveKey.Area.RUNS,
                LiveKey.Kind.DURATION,
                now -> now.duration("atelier.patience", Duration.ofHours(1)),
                duration -> duration);

        assertThat(patience.valueIn(settings)).isEqualTo("1m30s");
        assertThat(patience.variable()).isEqualTo("ATELIER_PATIENCE");
    }
}
