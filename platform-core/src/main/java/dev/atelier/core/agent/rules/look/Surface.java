package dev.atelier.core.agent.rules.look;

/** What of an app can be given a colour. */
public enum Surface {
    /** The accent, from which buttons, links, cover and tinted areas follow. */
    ACCENT,
    BUTTON,
    BACKGROUND,
    TITLE,
    TEXT,
    LINK,
    COVER
}
