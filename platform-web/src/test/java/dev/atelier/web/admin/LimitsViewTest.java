package dev.atelier.web.admin;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import dev.atelier.core.project.Engine;
import dev.atelier.core.project.EngineFixture;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Role;
import dev.atelier.core.tenant.SignIn;
import dev.atelier.core.tenant.Tenants;
import dev.atelier.web.login.SignedIn;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabase.class)
class LimitsViewTest {
    private final Database database;
    private Engine engine;
    private Actor olive;
    private SignedIn browser;

    @SuppressWarnings("NullAway.Init") // filled before each test
    LimitsViewTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open(@TempDir Path directory) {
        engine = EngineFixture.start(directory, database, Map.of());
        olive = person("olive", "studio", false);
        browser = SignedIn.as(person("root", "house", true));
    }

    @AfterEach
    void close() {
        browser.close();
        engine.close();
    }

    private Actor person(String name, String tenant, boolean administrator) {
        return new Tenants(database, Clock.systemUTC())
                .signIn(new SignIn("subject-" + name, name, name, List.of(tenant), Role.OWNER, administrator));
    }

    @SuppressWarnings("NullAway") // the view asks the event nothing
    private void enter() {
        LimitsView view = new LimitsView(engine.allowances());
        view.beforeEnter((BeforeEnterEvent) null);
        browser.show(view);
    }

    @Test
    @DisplayName("T6 an administrator gives a workspace less, and is told what is too much")
    void less() {
        enter();

        _click(_get(
                Button.class,
                button -> button.withPredicate(one ->
                        one.getAriaLabel().filter("Change: Studio"::equals).isPresent())));
        IntegerField memory = _find(IntegerField.class).getFirst();
        assertThat(memory.getHelperText()).isEqualTo("Everybody: 2,048");
        _setValue(memory, 9_000);
        _click(_get(Button.class, button -> button.withText("Save")));
        assertThat(memory.getErrorMessage()).isEqualTo("A number from 64 to 2,048.");
        assertThat(_get(Paragraph.class, note -> note.withClasses("bad")).getText())
                .contains("Correct what is marked");
        assertThat(engine.allowances().sandbox(olive.tenant()).memoryMb()).isEqualTo(2048);
        _setValue(memory, null);
        // As the browser tells of "-", which has no value.
        memory.setInvalid(true);
        _click(_get(Button.class, button -> button.withText("Save")));
        assertThat(_get(Paragraph.class, note -> note.withClasses("bad")).getText())
                .contains("Correct what is marked");
        assertThat(engine.allowances().sandbox(olive.tenant()).memoryMb()).isEqualTo(2048);
        _setValue(memory, 512);
        _click(_get(Button.class, button -> button.withText("Save")));

        assertThat(engine.allowances().sandbox(olive.tenant()).memoryMb()).isEqualTo(512);
        assertThat(_find(Span.class)).extracting(Span::getText).contains("512 MB memory", "as everybody");
    }

    @Test
    @DisplayName("T6 to everybody else the page is not there")
    void administrators_only() {
        browser.close();
        browser = SignedIn.as(olive);

        assertThatThrownBy(this::enter).isInstanceOf(NotFoundException.class);
    }
}
