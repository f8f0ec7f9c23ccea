package dev.atelier.web.settings;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.textfield.TextField;
import dev.atelier.core.project.EngineFixture;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import dev.atelier.core.tenant.AccessTokens;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.login.SignedIn;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class TokensViewTest {
    private final AccessTokens tokens;
    private final Actor anna;
    private SignedIn browser;

    @SuppressWarnings("NullAway.Init") // filled before each test
    TokensViewTest(Database database) {
        tokens = new AccessTokens(database, Clock.systemUTC());
        anna = EngineFixture.person(database, "anna-" + System.nanoTime(), "Riverside");
    }

    @BeforeEach
    void open() {
        browser = SignedIn.as(anna);
        browser.show(new TokensView(tokens));
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    @DisplayName("X4 a token is shown once: when it is made, and never again")
    void shown_once() {
        make("Build server");
        String value = _get(TextField.class, field -> field.withPredicate(TextField::isReadOnly))
                .getValue();
        assertThat(value).startsWith(AccessTokens.PREFIX);
        _click(_get(Button.class, button -> button.withText("Done")));

        browser.show(new TokensView(tokens));

        assertThat(_find(TextField.class)).isEmpty();
        assertThat(_get(Code.class).getText()).endsWith(value.substring(value.length() - 4));
        assertThat(_get(Code.class).getText()).doesNotContain(value);
    }

    @Test
    @DisplayName("X4 a token without a name is refused beside the field, and what was typed stays")
    void refused() {
        make("  ");

        TextField name = _get(TextField.class, field -> field.withLabel("Name"));
        assertThat(name.isInvalid()).isTrue();
        assertThat(name.getErrorMessage()).contains("name of 1 to 100 characters");
        assertThat(_get(Button.class, button -> button.withText("Make token")).isEnabled())
                .as("it can be tried again")
                .isTrue();
        assertThat(tokens.list(anna)).isEmpty();
    }

    private static void make(String name) {
        _click(_get(Button.class, button -> button.withText("New token")));
        _setValue(_get(TextField.class, field -> field.withLabel("Name")), name);
        _click(_get(Button.class, button -> button.withText("Make token")));
    }
}
