package dev.atelier.core.agent.rules.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.agent.rules.look.Theme;
import dev.atelier.core.agent.rules.phrase.Language;
import dev.atelier.core.source.SourcePath;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * All that an app says and how it looks: the one file that edits change. Immutable. What is in the file beside the fields
 * known here stays as it is, so that a person or a model may add to it.
 */
public final class Content {
    public static final SourcePath PATH = SourcePath.of("src/content.json");

    private final ObjectNode tree;

    private Content(ObjectNode tree) {
        this.tree = tree;
    }

    /** The content in a text; empty when it does not have the form that the components need. */
    public static Optional<Content> parse(String json) {
        return Json.parse(json).filter(Content::isContent).map(Content::new);
    }

    /** Takes the tree over; the caller must not keep it. */
    public static Content of(ObjectNode tree) {
        if (!isContent(tree)) {
            throw new IllegalArgumentException("not the content of an app");
        }
        return new Content(tree);
    }

    private static boolean isContent(ObjectNode tree) {
        List<ObjectNode> pages = Json.objects(tree.path("pages"));
        return tree.path("title").isTextual()
                && !pages.isEmpty()
                && pages.size() == tree.path("pages").size()
                && pages.stream()
                        .allMatch(page -> page.path("id").isTextual()
                                && page.path("name").isTextual()
                                && page.path("sections").isArray());
    }

    /** As it is written to the file; the same content always gives the same text. */
    public String json() {
        return Json.print(tree);
    }

    /** A copy, changed. */
    public Content change(Consumer<ObjectNode> edit) {
        ObjectNode copy = tree.deepCopy();
        edit.accept(copy);
        return of(copy);
    }

    /** A copy of all that is in the file. */
    public ObjectNode tree() {
        return tree.deepCopy();
    }

    public String title() {
        return tree.path("title").asText();
    }

    public Language language() {
        return Language.of(tree.path("lang").asText("en"));
    }

    public Theme theme() {
        return ThemeJson.read(tree.path("theme"));
    }

    public Content with(Theme theme) {
        return change(copy -> copy.set("theme", ThemeJson.write(theme)));
    }

    /** What the app was made as, if the file still says so. */
    public Optional<AppKind> kind() {
        String kind = tree.path("kind").asText();
        for (AppKind known : AppKind.values()) {
            if (known.key().equals(kind)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    /** The topic that copy and pictures were chosen for. */
    public Topic topic() {
        return Topics.named(tree.path("topic").asText());
    }

    public Set<SectionKind> kinds() {
        EnumSet<SectionKind> kinds = EnumSet.noneOf(SectionKind.class);
        sections(tree).forEach(section -> kind(section).ifPresent(kinds::add));
        return kinds;
    }

    /** Every section of every page of a tree, in order. */
    public static List<ObjectNode> sections(ObjectNode tree) {
        List<ObjectNode> sections = new ArrayList<>();
        pages(tree).forEach(page -> sections.addAll(Json.objects(page.path("sections"))));
        return sections;
    }

    public static List<ObjectNode> pages(ObjectNode tree) {
        return Json.objects(tree.path("pages"));
    }

    public static Optional<SectionKind> kind(JsonNode section) {
        return SectionKind.of(section.path("kind").asText());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Content content && tree.equals(content.tree);
    }

    @Override
    public int hashCode() {
        return tree.hashCode();
    }

    @Override
    public String toString() {
        return json();
    }
}
