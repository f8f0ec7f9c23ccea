package dev.atelier.core.model;

import java.util.Locale;

/** How a call to a model can fail. */
public enum ModelFailure {
    RATE_LIMITED(true),
    OVERLOADED(true),
    TIMED_OUT(true),
    UNREACHABLE(true),
    /** The answer broke off or was not understandable. */
    BROKEN_ANSWER(true),
    /** The key is wrong, or may not use this model. */
    UNAUTHORISED(false),
    /** The account has no money left. */
    QUOTA_SPENT(false),
    UNKNOWN_MODEL(false),
    CONTEXT_TOO_LONG(false),
    /** The provider finds the request wrong. */
    REFUSED(false);

    private final boolean retriable;

    ModelFailure(boolean retriable) {
        this.retriable = retriable;
    }

    /** Whether the same request may succeed later. */
    public boolean retriable() {
        return retriable;
    }

    /** As in the API, for example {@code model_rate_limited}. */
    String code() {
        return "model_" + name().toLowerCase(Locale.ROOT);
    }
}
