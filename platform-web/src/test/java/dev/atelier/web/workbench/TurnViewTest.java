package dev.atelier.web.workbench;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.project.Engine;
import dev.atelier.core.project.EngineFixture;
import dev.atelier.core.run.Ask;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.Outcome;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.run.RunSummary;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import dev.atelier.core.usage.Money;
import dev.atelier.web.images.ImageKeeper;
import dev.atelier.web.login.SignedIn;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The conversation is a projection of the events: the same events, the same turn, whenever they are read. */
@ExtendWith(TestDatabase.class)
class TurnViewTest {
    private static final String PROJECT = "00000000-0000-4000-8000-000000000002";
    private static final RunId RUN = new RunId(UUID.fromString("00000000-0000-4000-8000-000000000001"));

    private final Database database;
    private final Actor anna;
    private final List<Integer> restored = new ArrayList<>();
    private Engine engine;
    private SignedIn browser;
    private TurnView turn;
    private long sequence;

    @SuppressWarnings("NullAway.Init") // filled before each test
    TurnViewTest(Database database) {
        this.database = database;
        this.anna = EngineFixture.person(database, "anna", "Riverside");
    }

    @BeforeEach
    void open(@TempDir Path directory) {
        engine = EngineFixture.start(directory, database, Map.of());
        browser = SignedIn.as(anna);
        turn = browser.show(turn());
    }

    @AfterEach
    void close() {
        browser.close();
        engine.close();
    }

    @Test
    @DisplayName("B8 X7 a version that somebody made by hand says so and who, and not that nothing was checked")
    void by_hand() {
        tell(new RunEvent.Asked(new Ask.Edit("src/App.jsx", RunEvent.FileChanged.Kind.MODIFIED), "Ben"));
        tell(new RunEvent.CheckpointSaved(8, "0123456789abcdef0123456789abcdef01234567", 1, 2, 1));
        tell(new RunEvent.RunEnded(new Outcome.Completed(), 12));

        assertThat(text(turn)).contains("Version 8", "changed by hand by Ben").doesNotContain("not checked", "0.0");
    }

    @Test
    @DisplayName("B9 a turn tells its ask, its steps, its answer and its version, in their order")
    void whole_turn() {
        tell(new RunEvent.Asked(new Ask.Change("Make it <b>blue</b>", List.of()), "Anna"));
        tell(new RunEvent.Claimed("worker", 1));
        assertThat(turn.isWorking()).isTrue();
        tell(new RunEvent.ToolRequested("call-1", "edit", "Edit the theme", "{}"));
        tell(new RunEvent.ToolFinished("call-1", "edit", true, "Edited the theme", "1 line"));
        tell(new RunEvent.CheckpointSaved(7, "0123456789abcdef0123456789abcdef01234567", 3, 12, 4));
        tell(new RunEvent.Answered("It is **blue** now."));
        tell(new RunEvent.RunEnded(new Outcome.Completed(), 4_200));

        assertThat(turn.isWorking()).isFalse();
        assertThat(text(turn))
                .containsSubsequence(
                        "Make it <b>blue</b>", "Edited the theme", "Version 7", "3 files", "+12", "−4", "4.2");
        assertThat(_find(ToolLine.class)).hasSize(1);
    }

    @Test
    @DisplayName("A German screen tells a failure in German, by its code")
    void failure() {
        UI.getCurrent().setLocale(Locale.GERMAN);
        Fault fault = Fault.of(FaultKind.PLATFORM, "sandbox_lost", "The sandbox is gone: it was killed.");

        tell(new RunEvent.Claimed("worker", 1));
        tell(new RunEvent.RunEnded(new Outcome.Failed(fault), 100));

        assertThat(_get(turn, Paragraph.class, note -> note.withClasses("bad")).getText())
                .startsWith("Die Sandbox ist nicht mehr da");
    }

    @Test
    @DisplayName("R3 a turn tells what it took of a model, and what that cost if it is known")
    void usage() {
        tell(new RunEvent.RunEnded(new Outcome.Completed(), 100, sum(Optional.empty())));
        assertThat(_get(turn, Paragraph.class, note -> note.withClasses("turn-usage"))
                        .getText())
                .isEqualTo("1,280 tokens");

        turn = browser.show(turn());
        Money cost = new Money(new BigDecimal("0.0234"), Currency.getInstance("USD"));
        tell(new RunEvent.RunEnded(new Outcome.Completed(), 100, sum(Optional.of(cost))));
        assertThat(_get(turn, Paragraph.class, note -> note.withClasses("turn-usage"))
                        .getText())
                .isEqualTo("1,280 tokens · $0.02");
    }

    private static RunSummary sum(Optional<Money> cost) {
        return new RunSummary(
                1, 2, 3, Optional.of("builder"), "", Optional.of("openai:x"), 1200, 80, 900, cost, Optional.empty());
    }

    @Test
    @DisplayName("X1 a viewer sees the way back to a version, but cannot take it")
    void viewer() {
        browser.close();
        browser = SignedIn.as(anna.narrowedTo(Right.READ));
        turn = browser.show(turn());
        tell(new RunEvent.CheckpointSaved(2, "0123456789abcdef0123456789abcdef01234567", 1, 1, 0));
        tell(new RunEvent.RunEnded(new Outcome.Completed(), 100));

        Component back = _get(turn, Button.class, button -> button.withText("Restore"));

        assertThat(back.getElement().isEnabled()).isFalse();
        assertThat(back.getElement().getAttribute("title")).startsWith("Your role lets you look");
    }

    private TurnView turn() {
        return new TurnView(
                restored::add,
                version -> {},
                () -> {},
                new Looks(engine.versions(), anna, ProjectId.of(PROJECT)),
                ImageKeeper.ofProject(engine.images(), anna, ProjectId.of(PROJECT)));
    }

    private void tell(RunEvent event) {
        turn.onEvent(new LoggedEvent(RUN, ++sequence, Instant.EPOCH, event));
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }
}
