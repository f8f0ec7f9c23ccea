package dev.atelier.system.bench;

import java.io.IOException;
import java.nio.file.Path;

/** A project that somebody makes by hand from the prepared template. */
record HandMadeProject(Path directory) implements AutoCloseable {

    /** Copies the sources and links the dependencies, as quickly as the shell can. */
    static HandMadeProject make(Path template, Path directory) throws IOException {
        HandMadeProject project = new HandMadeProject(directory);
        Shell.script(
                template,
                "mkdir -p '" + directory + "'\n"
                        + "find . -mindepth 1 -maxdepth 1 ! -name node_modules -exec cp -a -t '" + directory
                        + "' {} +\n"
                        + "cp -al node_modules '" + directory + "'\n");
        return project;
    }

    @Override
    public void close() throws IOException {
        Shell.script(Path.of("/"), "rm -rf '" + directory + "'");
    }
}
