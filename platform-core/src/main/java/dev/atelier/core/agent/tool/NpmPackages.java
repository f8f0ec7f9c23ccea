package dev.atelier.core.agent.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which npm packages may be asked for, and how they are added. Names of registries' packages only: no addresses, no paths,
 * no options. Install scripts are never run: hardly a package for the browser needs one, and they are the usual way in for
 * a poisoned package.
 */
public final class NpmPackages {
    private static final int MOST = 10;
    private static final int LONGEST_TOLD = 60;
    private static final Pattern NAME = Pattern.compile(
            "(@[a-z0-9~][a-z0-9._~-]{0,100}/)?[a-z0-9~][a-z0-9._~-]{0,150}(@[~^]?[a-zA-Z0-9][a-zA-Z0-9.+-]{0,60})?");

    private NpmPackages() {}

    /** What is wrong with these names, in a sentence; empty when they can be installed. */
    public static Optional<String> wrong(List<String> packages) {
        if (packages.isEmpty()) {
            return Optional.of("Name at least one package, such as date-fns.");
        }
        if (packages.size() > MOST) {
            return Optional.of("At most " + MOST + " packages can be added at once.");
        }
        return packages.stream()
                .filter(name -> !NAME.matcher(name).matches())
                .findFirst()
                .map(name -> "\"" + Excerpt.shortened(name, LONGEST_TOLD) + "\" is not the name of an npm package.");
    }

    /**
     * The command that adds them.
     *
     * @param dev whether they are needed for building only
     */
    public static List<String> command(List<String> packages, boolean dev) {
        List<String> command = new ArrayList<>(List.of(
                "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", dev ? "--save-dev" : "--save", "--"));
        command.addAll(packages);
        return command;
    }
}
