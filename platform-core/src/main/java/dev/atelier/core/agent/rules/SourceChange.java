package dev.atelier.core.agent.rules;

import dev.atelier.core.agent.rules.app.Content;
import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.app.Sources;
import dev.atelier.core.agent.rules.edit.Messages;
import dev.atelier.core.agent.rules.look.ThemeCss;
import dev.atelier.core.source.SourcePath;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files that are to be written and deleted for an app's new content, in an order in which it never breaks. */
final class SourceChange {
    private static final SourcePath THEME = SourcePath.of("src/theme.css");
    private static final SourcePath STARTER_STYLE = SourcePath.of("src/App.css");

    private final Project project;
    private final Content content;
    private final boolean made;
    private final Messages messages;
    private final List<Step> steps = new ArrayList<>();

    private SourceChange(Project project, Content content, boolean made, Messages messages) {
        this.project = project;
        this.content = content;
        this.made = made;
        this.messages = messages;
    }

    /**
     * Files that belong together, as one line in the journal.
     *
     * @param files texts by path; an empty one means that the file goes
     */
    record Step(String summary, Map<SourcePath, Optional<String>> files) {}

    static List<Step> of(Project project, Wishes wishes, Messages messages) {
        Content content = wishes.content().orElseThrow();
        SourceChange change = new SourceChange(project, content, wishes.made(), messages);
        if (change.made) {
            change.frame();
        }
        Set<SectionKind> gone = change.components();
        change.content();
        change.unused(gone);
        return change.steps;
    }

    private void frame() {
        Map<SourcePath, String> files = new LinkedHashMap<>(Sources.frame());
        files.put(THEME, ThemeCss.of(content.theme()));
        add(messages.say("step.frame"), files);
    }

    /** Adds the components that are new, and returns the kinds whose components are not used any more. */
    private Set<SectionKind> components() {
        for (SectionKind kind : content.kinds()) {
            Map<SourcePath, String> files = new LinkedHashMap<>(Sources.component(kind));
            if (!made) {
                files.keySet().removeIf(project.files()::exists);
            }
            add(messages.say("step.component", messages.say("kind." + kind.key())), files);
        }
        Optional<String> registry = project.text(Sources.REGISTRY);
        Set<SectionKind> before = registry.map(Sources::registered).orElse(Set.of());
        boolean ours =
                registry.filter(text -> text.equals(Sources.registry(before))).isPresent();
        String after = ours || made || registry.isEmpty()
                ? Sources.registry(content.kinds())
                : Sources.registerAll(registry.get(), content.kinds());
        add(messages.say("step.write"), Map.of(Sources.REGISTRY, after));
        Set<SectionKind> gone = EnumSet.noneOf(SectionKind.class);
        gone.addAll(ours ? before : Set.of());
        gone.removeAll(content.kinds());
        return gone;
    }

    private void content() {
        Map<SourcePath, String> files = new LinkedHashMap<>();
        if (!made) {
            files.put(THEME, theme());
        }
        files.put(Content.PATH, content.json());
        if (made) {
            files.put(Sources.MAIN, Page.main(project.text(Sources.MAIN)));
            files.put(Sources.APP, Sources.app());
            project.text(Page.PATH).ifPresent(html -> files.put(Page.PATH, Page.named(html, content)));
        }
        add(messages.say("step.write"), files);
    }

    private String theme() {
        return project.text(THEME)
                .map(css ->
                        ThemeCss.change(css, project.content().orElse(content).theme(), content.theme()))
                .orElseGet(() -> ThemeCss.of(content.theme()));
    }

    /** Components that nothing shows any more go, unless somebody has made them their own. */
    private void unused(Set<SectionKind> gone) {
        Map<SourcePath, Optional<String>> files = new LinkedHashMap<>();
        for (SectionKind kind : gone) {
            Sources.own(kind).forEach((path, text) -> {
                if (project.text(path).filter(text::equals).isPresent()) {
                    files.put(path, Optional.empty());
                }
            });
        }
        boolean starter = project.text(Sources.APP)
                .filter(app -> app.contains("'./App.css'"))
                .isPresent();
        if (made && starter && project.files().exists(STARTER_STYLE)) {
            files.put(STARTER_STYLE, Optional.empty());
        }
        if (!files.isEmpty()) {
            steps.add(new Step(messages.say("step.unused"), files));
        }
    }

    private void add(String summary, Map<SourcePath, String> files) {
        Map<SourcePath, Optional<String>> changed = new LinkedHashMap<>();
        files.forEach((path, text) -> {
            if (project.text(path).filter(text::equals).isEmpty()) {
                changed.put(path, Optional.of(text));
            }
        });
        if (!changed.isEmpty()) {
            steps.add(new Step(summary, changed));
        }
    }
}
