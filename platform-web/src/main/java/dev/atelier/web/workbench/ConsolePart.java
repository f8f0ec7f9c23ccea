package dev.atelier.web.workbench;

/** One of the logs in the console; told when somebody begins and stops to look at it. */
interface ConsolePart {
    void show();

    void hide();
}
