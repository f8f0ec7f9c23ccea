package dev.atelier.core.model;

import java.util.Locale;

/** How a call to a model can fail. */
public enum ModelFailure {
    RATE_LIMITED(true),
    OVERLOADED(true),
    TIMED_OUT(true),
    UNREACHABLE(true),
    /** The answer broke off, was not understandable, or was empty. */
    BROKEN_ANSWER(true),
    UNAUTHORISED(false),
    UNKNOWN_MODEL(false),
    CONTEXT_TOO_LONG(false),
    REFUSED(false);

    private final boolean retriable;

    ModelFailure(boolean retriable) {
        this.retriable = retriable;
    }

    /** Whether the same request may succeed later. */
    boolean retriable() {
        return retriable;
    }

    /** As in the API, for example {@code model_rate_limited}. */
    String code() {
        return "model_" + name().toLowerCase(Locale.ROOT);
    }
}
