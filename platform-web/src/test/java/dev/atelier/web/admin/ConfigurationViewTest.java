package dev.atelier.web.admin;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import dev.atelier.core.config.LiveKey;
import dev.atelier.core.config.Overrides;
import dev.atelier.core.config.Settings;
import dev.atelier.core.project.Engine;
import dev.atelier.core.run.RunSettings;
import dev.atelier.core.runtime.RuntimeSettings;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Role;
import dev.atelier.core.tenant.SignIn;
import dev.atelier.core.tenant.Tenants;
import dev.atelier.web.login.SignedIn;
import dev.atelier.web.shell.Words;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class ConfigurationViewTest {
    private static final String CHANGE = "Change: Longest run";
    private static final String RESET = "Reset: Longest run";

    private final Database database;
    private final Settings settings = Settings.fromEnvironment(Map.of()).with(new Overrides());
    private final Overrides overrides = new Overrides();
    private RuntimeSettings runtime;
    private SignedIn browser;

    @SuppressWarnings("NullAway.Init") // filled before each test
    ConfigurationViewTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        runtime = new RuntimeSettings(database, settings, overrides, RunSettings.LIVE, Clock.systemUTC());
        browser = SignedIn.as(person("root", true));
    }

    @AfterEach
    void close() {
        browser.close();
        runtime.close();
    }

    @Test
    @DisplayName("R14 an administrator changes a setting, is told what is wrong with a value, and resets it")
    void change_and_reset() {
        enter();

        _click(button(CHANGE));
        TextField value = _get(TextField.class);
        assertThat(value.getValue()).isEqualTo("15m");
        _setValue(value, "soon");
        _click(_get(Button.class, button -> button.withText("Save")));
        assertThat(value.getErrorMessage()).contains("is not a positive duration");
        _setValue(value, "20m");
        _click(_get(Button.class, button -> button.withText("Save")));

        assertThat(RunSettings.from(settings.with(overrides)).timeLimit()).isEqualTo(Duration.ofMinutes(20));
        _click(button(RESET));
        assertThat(RunSettings.from(settings.with(overrides)).timeLimit()).isEqualTo(Duration.ofMinutes(15));
        assertThat(_find(
                        Button.class,
                        button -> button.withPredicate(
                                each -> RESET.equals(each.getAriaLabel().orElse("")))))
                .isEmpty();
        assertThat(_get(H2.class, title -> title.withText("Who changed what"))).isNotNull();
    }

    @Test
    @DisplayName("R14 to everybody else there is no such screen")
    void not_for_others() {
        browser.close();
        browser = SignedIn.as(person("olive", false));

        assertThatThrownBy(this::enter).isInstanceOf(NotFoundException.class);
    }

    @Test
    @DisplayName("R14 every setting of the engine has a name that a person understands")
    void every_setting_has_a_name() {
        assertThat(Stream.concat(Engine.liveKeys().stream().map(LiveKey::name), Stream.of("atelier.compat.origins")))
                .allSatisfy(name -> assertThat(Words.find("config.key." + name)).isPresent());
    }

    @SuppressWarnings("NullAway") // the view does not look at the event
    private void enter() {
        ConfigurationView view = new ConfigurationView(runtime);
        view.beforeEnter((BeforeEnterEvent) null);
        browser.show(view);
    }

    private static Button button(String label) {
        return _get(
                Button.class,
                button -> button.withPredicate(
                        each -> label.equals(each.getAriaLabel().orElse(""))));
    }

    private Actor person(String name, boolean administrator) {
        return new Tenants(database, Clock.systemUTC())
                .signIn(new SignIn("subject-" + name, name, name, List.of("riverside"), Role.OWNER, administrator));
    }
}
