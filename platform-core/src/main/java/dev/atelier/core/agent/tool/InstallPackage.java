package dev.atelier.core.agent.tool;

import dev.atelier.core.agent.CommandReport;
import dev.atelier.core.agent.TurnCommands;
import dev.atelier.core.source.SourcePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Adds npm packages. Their install scripts are not run: hardly a package for the browser needs one, and they are the
 * usual way in for a poisoned package.
 */
final class InstallPackage implements Tool {
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
        Optional<String> wrong = NpmPackages.wrong(packages);
        if (wrong.isPresent()) {
            throw new BadArguments(wrong.get());
        }
        List<String> command = NpmPackages.command(packages, arguments.flag("dev"));
        CommandReport report = commands.run(command, settings.commandTimeout());
        if (!report.ok()) {
            return new ToolOutcome.Failed(
                    "Could not install " + String.join(", ", packages),
                    "npm could not install it:\n" + Excerpt.ends(report.output(), settings.outputChars() / 2));
        }
        files.changedElsewhere(Set.of(SourcePath.of("package.json")));
        String done = "Installed " + String.join(", ", packages);
        return new ToolOutcome.Ok(done, done + ".\n" + Excerpt.ends(report.output(), 1500));
    }
}
