package dev.atelier.web.shell;

import com.vaadin.flow.component.UI;
import dev.atelier.core.project.Project;
import dev.atelier.core.project.Projects;
import dev.atelier.core.tenant.Actor;
import java.util.ArrayList;
import java.util.List;

/** What can be done on every screen: go somewhere, and what the user's menu offers. */
final class GeneralCommands {
    private final Projects projects;
    private final Actor actor;
    private final Runnable help;

    GeneralCommands(Projects projects, Actor actor, Runnable help) {
        this.projects = projects;
        this.actor = actor;
        this.help = help;
    }

    List<Command> list() {
        List<Command> commands = new ArrayList<>();
        commands.add(new Command(Icon.PLUS, Words.of("home.new"), Words.of("palette.go"), () -> visit("")));
        commands.add(new Command(Icon.HOME, Words.of("home.projects"), Words.of("palette.go"), () -> visit("")));
        projects.list(actor).forEach(project -> commands.add(open(project)));
        commands.add(go(Icon.TASKS, Words.of("tasks.title"), "tasks"));
        commands.add(go(Icon.BRANCH, Words.of("tasks.new"), "tasks/new"));
        commands.add(go(Icon.KEY, Words.of("forges.title"), "settings/forges"));
        commands.add(go(Icon.KEY, Words.of("tokens.title"), "settings/tokens"));
        if (actor.administrator()) {
            commands.add(go(Icon.PULSE, Words.of("health.title"), "admin/health"));
            commands.add(go(Icon.GEAR, Words.of("config.title"), "admin/configuration"));
            commands.add(go(Icon.GEAR, Words.of("limits.title"), "admin/limits"));
        }
        commands.add(theme(Icon.MONITOR, Words.of("theme.system"), "system"));
        commands.add(theme(Icon.SUN, Words.of("theme.light"), "light"));
        commands.add(theme(Icon.MOON, Words.of("theme.dark"), "dark"));
        commands.add(language(Words.of("language.browser"), ""));
        Languages.OFFERED.forEach(
                language -> commands.add(language(language.getDisplayLanguage(language), language.getLanguage())));
        commands.add(new Command(Icon.KEYS, Words.of("keys.title"), Words.of("palette.help"), help));
        commands.add(new Command(
                Icon.OUT,
                Words.of("menu.out"),
                Words.of("palette.account"),
                () -> UI.getCurrent().getPage().setLocation("/logout")));
        return commands;
    }

    private static Command open(Project project) {
        return new Command(
                Icon.PROJECT, project.name(), Words.of("palette.project"), () -> visit("p/" + project.slug()));
    }

    private static Command go(Icon icon, String label, String place) {
        return new Command(icon, label, Words.of("palette.go"), () -> visit(place));
    }

    private static Command theme(Icon icon, String label, String choice) {
        return new Command(icon, label, Words.of("menu.theme"), () -> Choices.theme(choice));
    }

    private static Command language(String label, String choice) {
        return new Command(Icon.GLOBE, label, Words.of("menu.language"), () -> Choices.language(choice));
    }

    private static void visit(String place) {
        UI.getCurrent().navigate(place);
    }
}
