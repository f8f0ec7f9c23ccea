package dev.atelier.core.agent.rules.phrase;

/** What a word may stand for. Which words those are is in {@code lexicon.txt}. */
public enum Concept {
    // what to do
    ADD,
    REMOVE,
    CHANGE,
    MAKE,
    BUILD,
    WANT,
    HAVE,
    MOVE,
    PUT,
    NAME,
    REPLACE,
    SAY,
    SHOW,
    UNDO,
    RESET,
    HELP,
    GREETING,

    // small words
    INDEFINITE,
    DEFINITE,
    POSSESSIVE,
    FOR,
    WITH,
    WITHOUT,
    TO,
    INTO,
    CALLED,
    AND,
    FILLER,
    LAST_WORD,
    INSTEAD,
    WEARE,
    QUESTION,

    // what an app consists of
    TITLE,
    TAGLINE,
    BUTTON,
    BACKGROUND,
    TEXT,
    LINK,
    COVER,
    FOOTER,
    EVERYTHING,
    COLOUR,
    SECTION,
    PAGE,
    IMAGE,
    /** The name of an image file. */
    IMAGE_FILE,
    ITEM,
    MENU,

    // how it looks
    BIGGER,
    SMALLER,
    DARK,
    LIGHT,
    AUTOMATIC,
    MODE,
    FONT,
    SERIF,
    SANS,
    MONO,
    /** The name of a colour, or a colour in figures. */
    HUE,
    ROUND,
    SQUARE,
    CORNERS,

    // where
    UP,
    DOWN,
    TOP,
    BOTTOM,
    BEFORE,
    AFTER,

    // whole apps, of which some can also be part of another
    WEBSITE,
    LANDING,
    TODO,
    GALLERY,
    CONTACT,
    BLOG,
    CALCULATOR,
    KANBAN,
    DASHBOARD,

    // parts of a page
    FEATURES,
    STEPS,
    ABOUT,
    PRICES,
    QUOTES,
    FAQ,
    HOURS,
    DATES,
    TEAM,
    NEWSLETTER,
    NUMBERS,
    CALL
}
