package dev.atelier.core.model;

import dev.atelier.core.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One configured model and how its latest call went. Its state is a hint, shared by all calls. */
final class Choice {
    /** How long a model that failed for good is spared, so that not every step waits for it again. */
    private static final Duration REST = Duration.ofMinutes(1);

    private record Trouble(Fault fault, Instant until) {}

    private final LanguageModel model;
    private volatile @Nullable Trouble trouble;

    Choice(LanguageModel model) {
        this.model = model;
    }

    LanguageModel model() {
        return model;
    }

    void succeeded() {
        trouble = null;
    }

    void failed(Fault fault, Instant now) {
        trouble = new Trouble(fault, now.plus(REST));
    }

    boolean rests(Instant now) {
        Trouble had = trouble;
        return had != null && now.isBefore(had.until());
    }

    ModelStatus status() {
        return new ModelStatus(model.name(), Optional.ofNullable(trouble).map(Trouble::fault));
    }
}
