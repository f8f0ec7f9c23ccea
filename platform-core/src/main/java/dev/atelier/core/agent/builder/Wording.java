package dev.atelier.core.agent.builder;

import dev.atelier.core.agent.Turn;

/** What is said about the work, which depends on what it is: a web app that somebody sees, or a repository with tests. */
enum Wording {
    APP(
            "You said nothing. If you are done, tell the user in one or two sentences what the app looks like or does now;"
                    + " if not, go on.",
            "You are not done: the app was checked and has a problem.",
            "the app still has a problem",
            "I made changes, but the app does not work as it should yet, and I could not repair it. You can go back to the"
                    + " version before, or tell me how to go on.",
            "The app loads without a problem; tell me to go on if something is missing.",
            "The app has a problem as it is now: tell me to go on, or go back to the version before.",
            "The changes you asked for are made, and the app loads without a problem."),
    REPOSITORY(
            "You said nothing. If you are done, tell the user in a few sentences what you changed and why; if not, go on.",
            "You are not done: the project's tests were run, and they fail.",
            "the tests still fail",
            "I made changes, but the project's tests fail, and I could not repair that.",
            "The project's tests pass, as far as there are any; tell me to go on if something is missing.",
            "The project's tests fail as it is now.",
            "The changes you asked for are made, and no test says otherwise.");

    private final String saidNothing;
    private final String notDone;
    private final String stillBroken;
    private final String couldNotRepair;
    private final String stoppedWell;
    private final String stoppedBadly;
    private final String plainlyDone;

    Wording(
            String saidNothing,
            String notDone,
            String stillBroken,
            String couldNotRepair,
            String stoppedWell,
            String stoppedBadly,
            String plainlyDone) {
        this.saidNothing = saidNothing;
        this.notDone = notDone;
        this.stillBroken = stillBroken;
        this.couldNotRepair = couldNotRepair;
        this.stoppedWell = stoppedWell;
        this.stoppedBadly = stoppedBadly;
        this.plainlyDone = plainlyDone;
    }

    static Wording of(Turn turn) {
        return turn.repository().isPresent() ? REPOSITORY : APP;
    }

    /** To a model that neither spoke nor acted. */
    String saidNothing() {
        return saidNothing;
    }

    /** To a model that holds its work for done, before the problems. */
    String notDone() {
        return notDone;
    }

    /** The limit that ended it, in a few words. */
    String stillBroken() {
        return stillBroken;
    }

    String couldNotRepair() {
        return couldNotRepair;
    }

    String stoppedWell() {
        return stoppedWell;
    }

    String stoppedBadly() {
        return stoppedBadly;
    }

    /** For a model that has no words of its own. */
    String plainlyDone() {
        return plainlyDone;
    }
}
