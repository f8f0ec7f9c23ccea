package dev.atelier.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.config.LiveKey;
import dev.atelier.core.config.Overrides;
import dev.atelier.core.config.Settings;
import dev.atelier.core.config.Settings.Origin;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.project.Engine;
import dev.atelier.core.run.RunSettings;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import dev.atelier.core.tenant.Role;
import dev.atelier.core.tenant.SignIn;
import dev.atelier.core.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class RuntimeSettingsTest {
    private static final String LIMIT = "atelier.run.time-limit";
    private static final String QUEUE = "atelier.run.queue-limit";

    /** Another value than any default, by kind. */
    private static final Map<String, String> OTHER = Map.of(
            "atelier.model", "ollama:qwen3-coder",
            "atelier.model.fallback", "ollama:tiny",
            "atelier.model.temperature", "0.7",
            "atelier.model.prices", "ollama:qwen3-coder=0.1/0.2",
            "atelier.model.currency", "EUR",
            "atelier.egress.allow", "git.example.org:8443",
            "atelier.connect.allow", "git.example.org",
            "atelier.git.http", "true");

    private final Database database;
    private final Overrides overrides = new Overrides();
    private final Settings settings =
            Settings.fromEnvironment(Map.of("ATELIER_RUN_QUEUE_LIMIT", "7")).with(overrides);
    private Actor admin;
    private RuntimeSettings runtime;

    @SuppressWarnings("NullAway.Init") // filled before each test
    RuntimeSettingsTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        admin = person("root", true);
        runtime = node(overrides);
    }

    @AfterEach
    void close() {
        resetAll();
        runtime.close();
    }

    @Test
    @DisplayName("R14 A change takes effect without a restart, is recorded, and can be reset")
    void change_and_reset() {
        Supplier<RunSettings> runs = settings.live(RunSettings::from);
        assertThat(now(QUEUE).value()).isEqualTo("7");
        assertThat(now(QUEUE).origin()).isEqualTo(Origin.ENVIRONMENT);
        assertThat(now(LIMIT).origin()).isEqualTo(Origin.DEFAULT);

        runtime.change(admin, QUEUE, " 12 ");

        assertThat(runs.get().queueLimit()).isEqualTo(12);
        assertThat(now(QUEUE)).satisfies(now -> {
            assertThat(now.value()).isEqualTo("12");
            assertThat(now.origin()).isEqualTo(Origin.RUN_TIME);
            assertThat(now.otherwise()).isEqualTo("7");
            assertThat(now.changed().map(SettingChange::by)).contains("root");
        });
        runtime.reset(admin, QUEUE);
        assertThat(runs.get().queueLimit()).isEqualTo(7);
        assertThat(runtime.history(admin, 2))
                .extracting(SettingChange::setting, SettingChange::before, SettingChange::after)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(QUEUE, Optional.of("12"), Optional.empty()),
                        org.assertj.core.groups.Tuple.tuple(QUEUE, Optional.empty(), Optional.of("12")));
    }

    @Test
    @DisplayName("R14 Other nodes follow by themselves, and a restarted one begins with what was changed")
    @SuppressWarnings("try") // a node is there, not used
    void every_node() {
        Overrides theirs = new Overrides();
        try (RuntimeSettings other = node(theirs)) {
            Supplier<RunSettings> runs = settings.with(theirs).live(RunSettings::from);

            runtime.change(admin, LIMIT, "20m");

            Awaitility.await()
                    .untilAsserted(() -> assertThat(runs.get().timeLimit()).isEqualTo(Duration.ofMinutes(20)));
            assertThat(other.history(admin, 1)).hasSize(1);
        }
        Overrides restarted = new Overrides();
        try (RuntimeSettings ignored = node(restarted)) {
            assertThat(RunSettings.from(settings.with(restarted)).timeLimit()).isEqualTo(Duration.ofMinutes(20));
        }
    }

    @Test
    @DisplayName("R14 A wrong value is answered with the setting's own words, and changes nothing")
    void wrong_values() {
        assertThatThrownBy(() -> runtime.change(admin, LIMIT, "soon"))
                .hasMessageContaining("ATELIER_RUN_TIME_LIMIT is \"soon\", which is not a positive duration.");
        assertThatThrownBy(() -> runtime.change(admin, QUEUE, "0")).hasMessageContaining("from 1 to 10000");
        assertThatThrownBy(() -> runtime.change(admin, QUEUE, "")).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> runtime.change(admin, "atelier.model", "nobody:nothing"))
                .hasMessageContaining("known providers");
        assertThatThrownBy(() -> runtime.change(admin, LIMIT, "1".repeat(3000))).hasMessageContaining("2000");
        assertThatThrownBy(() -> runtime.change(admin, "atelier.model.fallback", "a\nb"))
                .hasMessageContaining("one line");
        assertThat(now(LIMIT).origin()).isEqualTo(Origin.DEFAULT);
    }

    @Test
    @DisplayName("R14 R15 several changes at once are all made, or none of them if one is refused")
    void all_or_nothing() {
        assertThatThrownBy(() -> runtime.change(admin, Map.of(QUEUE, Optional.of("12"), LIMIT, Optional.of("soon"))))
                .hasMessageContaining("ATELIER_RUN_TIME_LIMIT");
        assertThatThrownBy(() -> runtime.change(
                        admin, Map.of(QUEUE, Optional.of("12"), "atelier.openai.api.key", Optional.of("x"))))
                .hasMessageContaining("There is no such setting");
        assertThat(now(QUEUE).value()).isEqualTo("7");

        runtime.change(admin, Map.of(QUEUE, Optional.of("12"), LIMIT, Optional.of("20m")));
        assertThat(now(QUEUE).value()).isEqualTo("12");
        // Each would be wrong without the other.
        runtime.change(
                admin,
                Map.of("atelier.model.fallback", Optional.of("ollama:b"), "atelier.model", Optional.of("ollama:a")));
        assertThat(now("atelier.model").value()).isEqualTo("ollama:a");

        runtime.change(admin, Map.of(QUEUE, Optional.empty(), LIMIT, Optional.empty()));
        assertThat(now(QUEUE).origin()).isEqualTo(Origin.ENVIRONMENT);
    }

    @Test
    @DisplayName("R14 A change that makes another setting wrong is refused")
    void settings_belong_together() {
        runtime.change(admin, "atelier.model", "ollama:a");
        runtime.change(admin, "atelier.model.fallback", "ollama:b");

        assertThatThrownBy(() -> runtime.reset(admin, "atelier.model"))
                .hasMessageContaining("ATELIER_MODEL is not set, though ATELIER_MODEL_FALLBACK is.");
        assertThat(now("atelier.model").value()).isEqualTo("ollama:a");
        runtime.reset(admin, "atelier.model.fallback");
    }

    @Test
    @DisplayName("R14 Only administrators of the installation read and change settings")
    void administrators_only() {
        Actor owner = person("olive", false);
        Actor narrowed = admin.narrowedTo(Right.RUN);

        for (Actor other : List.of(owner, narrowed)) {
            assertForbidden(() -> runtime.list(other));
            assertForbidden(() -> runtime.history(other, 10));
            assertForbidden(() -> runtime.change(other, QUEUE, "9"));
            assertForbidden(() -> runtime.reset(other, QUEUE));
        }
        assertThat(now(QUEUE).value()).isEqualTo("7");
    }

    @Test
    @DisplayName("R14 No secret, and nothing that says where one is sent, can be read or changed")
    void nothing_secret() {
        for (String name : List.of("atelier.openai.api.key", "atelier.gateway.key", "atelier.openai.base.url")) {
            assertThatThrownBy(() -> runtime.change(admin, name, "x")).hasMessageContaining("There is no such setting");
        }
        assertThat(Engine.liveKeys()).extracting(LiveKey::name).noneMatch(RuntimeSettingsTest::soundsSecret);
    }

    @TestFactory
    @DisplayName("R14 Each setting in the list is read by its feature, and what it says is what counts")
    Stream<DynamicTest> each_is_read() {
        Settings plain = Settings.fromEnvironment(
                Map.of("ATELIER_ROUTES_DIR", "/tmp/routes", "ATELIER_GATEWAY_KEY", "k", "ATELIER_MODEL", "ollama:x"));
        return Engine.liveKeys().stream()
                .map(key -> DynamicTest.dynamicTest(key.name(), () -> {
                    String other = OTHER.getOrDefault(key.name(), key.kind() == LiveKey.Kind.DURATION ? "7m" : "7");
                    String value = key.name().matches(".*(tokens|chars|memory.mb|pids)") ? "4321" : other;

                    Settings changed = plain.with(Map.of(key.name(), value));

                    key.check().accept(changed);
                    assertThat(Double.toString(number(key.valueIn(changed)))).isEqualTo(Double.toString(number(value)));
                    assertThat(key.valueIn(changed)).isNotEqualTo(key.valueIn(plain));
                    Settings wrong = plain.with(Map.of(key.name(), "-"));
                    assertThatThrownBy(() -> key.check().accept(wrong)).hasMessageContaining(key.variable());
                }));
    }

    /** Numbers by their value, everything else by its hash: 3 and 3.0 are the same. */
    private static double number(String text) {
        return text.matches("[0-9.]+") ? Double.parseDouble(text) : text.hashCode();
    }

    private static boolean soundsSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.matches(".*(\\.key|secret|password|api|base.url).*");
    }

    private static void assertForbidden(Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().code()).isEqualTo("forbidden"));
    }

    private RuntimeSettings node(Overrides into) {
        return new RuntimeSettings(database, settings, into, keys(), Clock.systemUTC());
    }

    /** Those of previews need settings of their own. */
    private static List<LiveKey> keys() {
        return Engine.liveKeys().stream()
                .filter(key -> key.area() != LiveKey.Area.PREVIEWS)
                .toList();
    }

    private SettingNow now(String name) {
        return runtime.list(admin).stream()
                .filter(now -> now.key().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void resetAll() {
        runtime.reset(admin, "atelier.model.fallback");
        List.of(LIMIT, QUEUE, "atelier.model").forEach(name -> runtime.reset(admin, name));
    }

    private Actor person(String name, boolean administrator) {
        return new Tenants(database, Clock.systemUTC())
                .signIn(new SignIn("subject-" + name, name, name, List.of("riverside"), Role.OWNER, administrator));
    }
}
