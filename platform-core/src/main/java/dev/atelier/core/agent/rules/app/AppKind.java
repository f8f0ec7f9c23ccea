package dev.atelier.core.agent.rules.app;

import dev.atelier.core.agent.rules.phrase.Concept;
import java.util.Locale;

/** The apps that can be made from a phrase (X-R2). */
public enum AppKind {
    LANDING(Concept.LANDING, SectionKind.HERO),
    TODO(Concept.TODO, SectionKind.TODO),
    GALLERY(Concept.GALLERY, SectionKind.GALLERY),
    CONTACT(Concept.CONTACT, SectionKind.CONTACT),
    BLOG(Concept.BLOG, SectionKind.BLOG),
    CALCULATOR(Concept.CALCULATOR, SectionKind.CALCULATOR),
    KANBAN(Concept.KANBAN, SectionKind.KANBAN),
    DASHBOARD(Concept.DASHBOARD, SectionKind.DASHBOARD);

    private final Concept concept;
    private final SectionKind heart;

    AppKind(Concept concept, SectionKind heart) {
        this.concept = concept;
        this.heart = heart;
    }

    public Concept concept() {
        return concept;
    }

    /** As in the content file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The section that makes the app what it is. */
    public SectionKind heart() {
        return heart;
    }
}
