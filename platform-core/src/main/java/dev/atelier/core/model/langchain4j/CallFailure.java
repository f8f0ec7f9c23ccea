package dev.atelier.core.model.langchain4j;

import java.util.Optional;

/** What went wrong with a call's HTTP. */
sealed interface CallFailure {

    /** The provider answered with an error. */
    record Answered(int status, Optional<String> retryAfter, String body) implements CallFailure {}

    /** No answer, or not all of it: a time-out, an interruption, a connection that failed. */
    record Broken(Exception cause) implements CallFailure {}
}
