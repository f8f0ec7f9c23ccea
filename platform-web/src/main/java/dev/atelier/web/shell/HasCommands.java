package dev.atelier.web.shell;

import java.util.List;

/** A screen that adds what can be done on it to the command palette. */
public interface HasCommands {

    /** What can be done right now; asked each time the palette opens. */
    List<Command> commands();
}
