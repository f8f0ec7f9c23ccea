package dev.atelier.core.model;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A model gave no whole reply. Its message is safe to show; what the provider said is in the cause only. */
public final class ModelException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ModelFailure failure;
    private final transient Optional<Duration> retryAfter;

    public ModelException(ModelFailure failure, String message, @Nullable Throwable cause) {
        this(failure, message, Optional.empty(), cause);
    }

    public ModelException(
            ModelFailure failure, String message, Optional<Duration> retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.failure = failure;
        this.retryAfter = retryAfter;
    }

    public ModelFailure failure() {
        return failure;
    }

    /** How long the provider asked us to wait. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    public boolean retriable() {
        return failure.retriable();
    }

    public Fault fault() {
        return new Fault(FaultKind.OUTSIDE, failure.code(), String.valueOf(getMessage()), retriable());
    }
}
