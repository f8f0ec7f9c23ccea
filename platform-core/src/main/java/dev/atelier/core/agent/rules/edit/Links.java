package dev.atelier.core.agent.rules.edit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.agent.rules.app.Content;
import dev.atelier.core.agent.rules.app.SectionKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps buttons that lead to a section of their page from leading nowhere. */
final class Links {
    /** Where a visitor who is interested would like to go, dearest first. */
    private static final List<SectionKind> GOALS = List.of(
            SectionKind.CONTACT,
            SectionKind.NEWSLETTER,
            SectionKind.DATES,
            SectionKind.PRICES,
            SectionKind.HOURS,
            SectionKind.TODO,
            SectionKind.GALLERY,
            SectionKind.BLOG,
            SectionKind.KANBAN,
            SectionKind.CALCULATOR,
            SectionKind.DASHBOARD,
            SectionKind.FEATURES);

    private Links() {}

    static Content mend(Content content) {
        return content.change(tree -> {
            Set<String> pages = Content.pages(tree).stream()
                    .map(page -> "#/" + page.path("id").asText())
                    .collect(Collectors.toSet());
            for (ObjectNode page : Content.pages(tree)) {
                List<ObjectNode> sections = Tree.sections(page);
                for (ObjectNode section : sections) {
                    if (section.path("href").isTextual() && isLost(section, sections, pages)) {
                        section.put("href", goal(section, sections));
                    }
                }
            }
        });
    }

    private static boolean isLost(ObjectNode section, List<ObjectNode> sections, Set<String> pages) {
        String href = section.path("href").asText();
        if (href.equals("#")) {
            return true;
        }
        if (href.startsWith("#/")) {
            return href.length() > 2 && !pages.contains(href);
        }
        return href.startsWith("#")
                && sections.stream()
                        .noneMatch(other -> href.equals("#" + other.path("id").asText()));
    }

    private static String goal(ObjectNode from, List<ObjectNode> sections) {
        for (SectionKind goal : GOALS) {
            for (ObjectNode section : sections) {
                if (!section.equals(from)
                        && Content.kind(section).filter(goal::equals).isPresent()) {
                    return "#" + section.path("id").asText();
                }
            }
        }
        return "#" + sections.getLast().path("id").asText();
    }
}
