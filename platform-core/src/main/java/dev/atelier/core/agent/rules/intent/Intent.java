package dev.atelier.core.agent.rules.intent;

import dev.atelier.core.agent.rules.app.AppKind;
import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.look.Colour;
import dev.atelier.core.agent.rules.look.Corners;
import dev.atelier.core.agent.rules.look.Mode;
import dev.atelier.core.agent.rules.look.Surface;
import dev.atelier.core.agent.rules.look.Typeface;
import java.util.List;
import java.util.Optional;

/** One thing that somebody wants. Texts in it are theirs, as written. */
public sealed interface Intent {

    /** A new app in place of what is there. */
    record MakeApp(AppKind kind, Wish wish) implements Intent {}

    record SetTitle(String text) implements Intent {}

    /** An empty text takes it away. */
    record SetText(TextTarget target, String text) implements Intent {}

    record SetColour(Surface surface, Colour colour) implements Intent {}

    record SetMode(Mode mode) implements Intent {}

    record SetTypeface(Typeface typeface) implements Intent {}

    record SetCorners(Corners corners) implements Intent {}

    /** Bigger or smaller headings, or all texts. */
    record SetSize(boolean titles, boolean bigger) implements Intent {}

    record AddSection(SectionKind kind, Optional<String> title, Spot spot) implements Intent {}

    record MoveSection(Ref section, Spot spot) implements Intent {}

    /** A section, an entry of one, or a page. */
    record Remove(Ref what) implements Intent {}

    record AddPage(Optional<String> name, Optional<SectionKind> kind) implements Intent {}

    record RemovePage(Ref page) implements Intent {}

    /** More entries in a list: tasks, questions, prices. */
    record AddItem(Optional<SectionKind> section, List<String> texts) implements Intent {}

    /** An uploaded picture; without a name the newest that is not shown yet, or all where a gallery is meant. */
    record PlaceImage(Optional<String> name, ImageSpot spot) implements Intent {}

    record RemoveImage(Optional<String> name) implements Intent {}

    /** Something that is not a change of the app. */
    record Ask(Question question) implements Intent {}

    /**
     * Not understood.
     *
     * @param words what was said, for telling it back
     * @param about what the words seem to be about, nearest first
     */
    record Unknown(String words, List<Topic> about) implements Intent {}

    /** Questions that have an answer. */
    enum Question {
        HELP,
        UNDO,
        START_OVER,
        GREETING
    }

    /** Where a picture goes. */
    enum ImageSpot {
        COVER,
        ABOUT,
        GALLERY,
        OWN_SECTION,
        ANYWHERE
    }

    /** What can be suggested to somebody who was not understood. */
    enum Topic {
        MAKE,
        TITLE,
        TEXT,
        COLOUR,
        LOOK,
        SECTION,
        PAGE,
        IMAGE,
        ITEM
    }
}
