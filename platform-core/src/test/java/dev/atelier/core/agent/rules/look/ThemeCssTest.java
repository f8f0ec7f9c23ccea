package dev.atelier.core.agent.rules.look;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThemeCssTest {
    private static final Theme CLAY = Theme.of(new Colour(0xb4, 0x53, 0x2a), true, Typeface.SERIF, Corners.SOFT);

    @Test
    void textIsReadableWhateverColourIsChosen() {
        for (Colour colour : ColourNames.all().values()) {
            for (Surface surface : Surface.values()) {
                for (boolean dark : List.of(true, false)) {
                    assertReadable(Shades.of(CLAY.with(surface, colour), dark), surface + " " + colour.hex());
                }
            }
        }
    }

    private static void assertReadable(Map<String, Colour> shades, String chosen) {
        for (String[] pair : new String[][] {
            {"ink", "paper"},
            {"ink", "panel"},
            {"ink", "sunk"},
            {"ink-soft", "paper"},
            {"ink-soft", "sunk"},
            {"accent-ink", "paper"},
            {"accent-ink", "accent-soft"},
            {"link", "paper"},
            {"on-button", "button"},
            {"on-accent", "accent"},
            {"on-cover", "cover"},
            {"on-cover-button", "cover-button"},
            {"bad", "paper"}
        }) {
            assertThat(contrast(shades, pair))
                    .as(chosen + ": " + pair[0] + " on " + pair[1])
                    .isGreaterThanOrEqualTo(4.5);
        }
        for (String[] pair : new String[][] {{"title", "paper"}, {"cover-title", "cover"}, {"line-strong", "panel"}}) {
            assertThat(contrast(shades, pair))
                    .as(chosen + ": " + pair[0] + " on " + pair[1])
                    .isGreaterThanOrEqualTo(3);
        }
    }

    private static double contrast(Map<String, Colour> shades, String[] pair) {
        Colour front = requireNonNull(shades.get(pair[0]));
        return front.contrast(requireNonNull(shades.get(pair[1])));
    }

    @Test
    void whatWasAskedForIsWhatIsSeen() {
        Colour red = ColourNames.find("red").orElseThrow();

        assertThat(ThemeCss.of(CLAY.with(Surface.BUTTON, red))).contains("--button: " + red.hex() + ";");
    }

    @Test
    void aChangeLeavesTheRestOfTheSheetAlone() {
        String byHand =
                ThemeCss.of(CLAY).replace("--gutter: clamp(1.25rem, 4vw, 3rem)", "--gutter: 9px") + "/* mine */\n";

        String changed = ThemeCss.change(byHand, CLAY, CLAY.with(Mode.DARK));

        assertThat(changed).contains("color-scheme: dark;", "--gutter: 9px;", "/* mine */");
        assertThat(changed.lines()).hasSameSizeAs(byHand.lines().toList());
    }

    @Test
    void aPropertyThatSomebodyTookAwayComesBack() {
        String changed = ThemeCss.change("body { color: red }\n", CLAY, CLAY.with(Corners.ROUND));

        assertThat(changed).startsWith("body { color: red }").contains("--radius-button: 999px;");
    }

    @Test
    void aDarkBackgroundMakesADarkApp() {
        Theme night = CLAY.with(Surface.BACKGROUND, new Colour(10, 10, 20));

        assertThat(ThemeCss.of(night)).contains("color-scheme: dark;", "--paper: #0a0a14;");
    }

    @Test
    void sizesEndSomewhere() {
        Theme big = CLAY.withSizes(100, -100);

        assertThat(big.titleSize()).isEqualTo(4);
        assertThat(big.textSize()).isEqualTo(-4);
    }

    @Test
    void colourNamesKnowTheirShades() {
        assertThat(ColourNames.find("dunkelblau"))
                .isEqualTo(ColourNames.find("blau").map(ColourNames::darker));
        assertThat(Colour.parse("#f80")).contains(new Colour(255, 0x88, 0));
        assertThat(Colour.parse("#ff88zz")).isEmpty();
    }
}
