package dev.atelier.core.agent.rules.look;

/** Whether an app is light, dark, or as the reader's system is set. */
public enum Mode {
    AUTO,
    LIGHT,
    DARK
}
