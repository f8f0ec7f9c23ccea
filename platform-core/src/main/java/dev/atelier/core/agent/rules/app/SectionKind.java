package dev.atelier.core.agent.rules.app;

import dev.atelier.core.agent.rules.phrase.Concept;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a page can be made of. Each is one component. */
public enum SectionKind {
    HERO(Concept.COVER),
    FEATURES(Concept.FEATURES),
    STEPS(Concept.STEPS),
    ABOUT(Concept.ABOUT),
    PRICES(Concept.PRICES),
    QUOTES(Concept.QUOTES),
    FAQ(Concept.FAQ),
    HOURS(Concept.HOURS),
    DATES(Concept.DATES),
    TEAM(Concept.TEAM),
    NEWSLETTER(Concept.NEWSLETTER),
    NUMBERS(Concept.NUMBERS),
    CALL(Concept.CALL),
    TEXT(Concept.TEXT),
    PICTURE(Concept.IMAGE),
    TODO(Concept.TODO),
    GALLERY(Concept.GALLERY),
    CONTACT(Concept.CONTACT),
    BLOG(Concept.BLOG),
    CALCULATOR(Concept.CALCULATOR),
    KANBAN(Concept.KANBAN),
    DASHBOARD(Concept.DASHBOARD);

    private final Concept concept;

    SectionKind(Concept concept) {
        this.concept = concept;
    }

    public Concept concept() {
        return concept;
    }

    /** As in the content file and in the names of resources: {@code todo}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The component and its files: {@code Todo}. */
    public String component() {
        return name().charAt(0) + key().substring(1);
    }

    public static Optional<SectionKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
