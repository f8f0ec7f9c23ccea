package dev.atelier.web.admin;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Role;
import dev.atelier.core.tenant.SignIn;
import dev.atelier.core.tenant.Tenants;
import dev.atelier.web.health.ComponentHealth;
import dev.atelier.web.health.ComponentHealth.Status;
import dev.atelier.web.health.Health;
import dev.atelier.web.health.Look;
import dev.atelier.web.login.SignedIn;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class HealthViewTest {
    private static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");

    private final Database database;
    private final AtomicReference<Map<String, ComponentHealth>> parts = new AtomicReference<>(Map.of(
            "database", ComponentHealth.up(),
            "model_openai", ComponentHealth.notConfigured("None of its settings is set."),
            "forge_github.com", ComponentHealth.down("It cannot be connected to.")));
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicReference<Thread> watching = new AtomicReference<>();
    private SignedIn browser;

    @SuppressWarnings("NullAway.Init") // filled before each test
    HealthViewTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        browser = SignedIn.as(person("root", true));
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    @DisplayName("R12 each part says how it is and why; what is down stands first")
    void tells() {
        browser.show(new HealthView(this::look));

        awaitRows(3);

        List<HealthRow> rows = _find(HealthRow.class);
        assertThat(rows)
                .extracting(HealthViewTest::text)
                .satisfiesExactly(
                        down -> assertThat(down).contains("Forge github.com", "It cannot be connected to.", "Down"),
                        up -> assertThat(up).contains("Database", "Up"),
                        absent -> assertThat(absent)
                                .contains("Model provider openai", "None of its settings", "Not set up"));
        assertThat(text(UI.getCurrent())).contains("something else that it uses does not");
    }

    @Test
    @DisplayName("R12 it is looked again when somebody asks, and shown when something has changed")
    void again() {
        browser.show(new HealthView(this::look));
        awaitRows(3);

        parts.set(Map.of("database", ComponentHealth.down("It does not answer.")));
        _click(_get(Button.class, button -> button.withText("Look again")));

        awaitRows(1);
        assertThat(text(UI.getCurrent())).contains("Something that Atelier needs does not work", "It does not answer.");
        assertThat(_get(Button.class, button -> button.withText("Look again")).isEnabled())
                .isTrue();
    }

    @Test
    @DisplayName("R12 when the screen is left nothing looks any more")
    void left() {
        browser.show(new HealthView(this::look));
        awaitRows(3);

        UI.getCurrent().removeAll();

        await().until(() -> !Objects.requireNonNull(watching.get()).isAlive());
        assertThat(looks).hasValue(1);
    }

    @Test
    @DisplayName("R12 to everybody else there is no such screen")
    void not_for_others() {
        browser.close();
        browser = SignedIn.as(person("olive", false));
        Supplier<Look> nobody = () -> {
            throw new AssertionError("nobody may look");
        };

        assertThatThrownBy(() -> enter(new HealthView(nobody))).isInstanceOf(NotFoundException.class);
    }

    @SuppressWarnings("NullAway") // the view does not look at the event
    private static void enter(HealthView view) {
        view.beforeEnter((BeforeEnterEvent) null);
    }

    private Look look() {
        looks.incrementAndGet();
        watching.set(Thread.currentThread());
        Map<String, ComponentHealth> now = Objects.requireNonNull(parts.get());
        boolean down = Optional.ofNullable(now.get("database"))
                .filter(database -> database.status() == Status.DOWN)
                .isPresent();
        Health health = new Health(down ? Status.DOWN : Status.UP, new TreeMap<>(now));
        return new Look(health, THEN.plusSeconds(looks.get()), Map.of("database", THEN));
    }

    /** What the watch's thread has sent to the screen arrives with the browser's next request. */
    private static void awaitRows(int count) {
        await().pollInSameThread().until(() -> {
            MockVaadin.clientRoundtrip();
            return _find(HealthRow.class).size() == count;
        });
    }

    private static String text(com.vaadin.flow.component.Component component) {
        return component.getElement().getTextRecursively();
    }

    private Actor person(String name, boolean administrator) {
        return new Tenants(database, Clock.systemUTC())
                .signIn(new SignIn("subject-" + name, name, name, List.of("riverside"), Role.OWNER, administrator));
    }
}
