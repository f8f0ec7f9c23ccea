package dev.atelier.core.agent.tool;

import dev.atelier.core.agent.CommandReport;
import dev.atelier.core.agent.TurnCommands;
import dev.atelier.core.source.SourcePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Adds npm packages. Their install scripts are not run: hardly a package for the browser needs one, and they are the
 * usual way in for a poisoned package.
 */
final class InstallPackage implements Tool {
    private static final int MOST = 10;
    private static final Pattern NAME = Pattern.compile(
            "(@[a-z0-9~-][a-z0-9._~-]{0,100}/)?[a-z0-9~-][a-z0-9._~-]{0,150}(@[~^]?[a-zA-Z0-9][a-zA-Z0-9.+-]{0,60})?");

    private final TurnCommands commands;
    private final WatchedFiles files;
    private final ToolSettings settings;

    InstallPackage(TurnCommands commands, WatchedFiles files, ToolSettings settings) {
        this.commands = commands;
        this.files = files;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "install_package";
    }

    @Override
    public String description() {
        return "Adds npm packages to the project. Use it only when the app really needs one; plain React and CSS go a"
                + " long way. Install scripts are not run.";
    }

    @Override
    public Parameters parameters() {
        return Parameters.none()
                .texts("packages", "Names, with a version if need be: [\"date-fns\", \"recharts@2.15.0\"]")
                .optionalFlag("dev", "Whether they are needed for building only");
    }

    @Override
    public String summary(ToolArguments arguments) {
        return "Install " + String.join(", ", arguments.texts("packages"));
    }

    @Override
    public ToolOutcome use(ToolArguments arguments) throws InterruptedException {
        List<String> packages = arguments.texts("packages");
        for (String name : packages) {
            if (!NAME.matcher(name).matches() || name.startsWith("-")) {
                throw new BadArguments("\"" + Excerpt.shortened(name, 60) + "\" is not the name of an npm package.");
            }
        }
        if (packages.size() > MOST) {
            throw new BadArguments("At most " + MOST + " packages can be added at once.");
        }
        CommandReport report = commands.run(command(packages, arguments.flag("dev")), settings.commandTimeout());
        if (!report.ok()) {
            return new ToolOutcome.Failed(
                    "Could not install " + String.join(", ", packages),
                    "npm could not install it:\n" + Excerpt.ends(report.output(), settings.outputChars() / 2));
        }
        files.changedElsewhere(Set.of(SourcePath.of("package.json")));
        String done = "Installed " + String.join(", ", packages);
        return new ToolOutcome.Ok(done, done + ".\n" + Excerpt.ends(report.output(), 1500));
    }

    private static List<String> command(List<String> packages, boolean dev) {
        List<String> command = new ArrayList<>(List.of(
                "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", dev ? "--save-dev" : "--save", "--"));
        command.addAll(packages);
        return command;
    }
}
