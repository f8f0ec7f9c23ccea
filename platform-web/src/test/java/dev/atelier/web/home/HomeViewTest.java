package dev.atelier.web.home;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextArea;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.project.Engine;
import dev.atelier.core.project.EngineFixture;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import dev.atelier.web.login.SignedIn;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabase.class)
class HomeViewTest {
    private final Database database;
    private final Actor anna;
    private Engine engine;

    @SuppressWarnings("NullAway.Init") // started before each test
    HomeViewTest(Database database) {
        this.database = database;
        this.anna = EngineFixture.person(database, "anna", "Riverside");
    }

    @BeforeEach
    void start(@TempDir Path directory) {
        engine = EngineFixture.start(directory, database, Map.of());
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    @DisplayName("B1 a blank prompt is refused, makes nothing, and can be sent again")
    void blank() {
        try (SignedIn browser = SignedIn.as(anna)) {
            open(browser);
            int before = engine.projects().list(anna).size();
            _setValue(_get(TextArea.class), "   ");

            FaultException refused = catchThrowableOfType(
                    FaultException.class, () -> _click(_get(Button.class, button -> button.withText("Start"))));

            assertThat(refused.fault().code()).isEqualTo("blank_ask");
            assertThat(engine.projects().list(anna)).hasSize(before);
            assertThat(_get(Button.class, button -> button.withText("Start")).isEnabled())
                    .isTrue();
        }
    }

    @Test
    @DisplayName("B1 every project is a card, under its name as it was typed")
    void cards() {
        engine.projects().create(anna, "<b>Töpfern</b> 🏺");

        try (SignedIn browser = SignedIn.as(anna)) {
            open(browser);

            assertThat(_find(ProjectCard.class))
                    .hasSize(engine.projects().list(anna).size())
                    .anySatisfy(card -> assertThat(_get(card, Div.class, div -> div.withClasses("card-name"))
                                    .getText())
                            .isEqualTo("<b>Töpfern</b> 🏺"));
        }
    }

    @Test
    @DisplayName("An example puts its words into the box, for the person to go on with")
    void example() {
        try (SignedIn browser = SignedIn.as(anna)) {
            open(browser);

            _click(_get(Button.class, button -> button.withText("Photo gallery")));

            assertThat(_get(TextArea.class).getValue()).startsWith("A photo gallery");
            assertThat(engine.projects().list(anna))
                    .noneMatch(project -> project.name().contains("gallery"));
        }
    }

    @Test
    @DisplayName("X1 a viewer finds nothing to press that would be refused")
    void viewer() {
        try (SignedIn browser = SignedIn.as(anna.narrowedTo(Right.READ))) {
            open(browser);

            assertThat(_get(Button.class, button -> button.withText("Start")).isEnabled())
                    .isFalse();
            assertThat(_get(TextArea.class).isReadOnly()).isTrue();
            assertThat(_find(NativeButton.class)).isEmpty();
        }
    }

    private void open(SignedIn browser) {
        browser.show(new HomeView(engine.projects(), engine.versions(), engine.previews(), engine.images()));
    }
}
