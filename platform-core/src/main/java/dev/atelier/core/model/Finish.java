package dev.atelier.core.model;

/** Why a reply ended. */
public enum Finish {
    /** The model had nothing to add. */
    STOP,
    /** It waits for the results of its calls. */
    TOOL_CALLS,
    /** It was cut off at the most tokens allowed. */
    LENGTH,
    /** The provider held it back. */
    FILTERED,
    /** The provider gave another reason, or none. */
    OTHER
}
