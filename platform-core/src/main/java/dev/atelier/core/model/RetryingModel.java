package dev.atelier.core.model;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Makes a call again when it may succeed later (X14): after what the provider asks for, else after a time that doubles
 * and varies. Nothing but the model is called, so nothing is done twice; text that was already shown is declared void.
 */
final class RetryingModel implements LanguageModel {
    /** Who is asked to wait longer is better served by the next model. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final System.Logger LOG = System.getLogger(RetryingModel.class.getName());

    private final LanguageModel model;
    private final int attempts;
    private final Sleeper sleeper;
    private final RandomGenerator random;

    RetryingModel(LanguageModel model, int attempts, Sleeper sleeper, RandomGenerator random) {
        this.model = model;
        this.attempts = attempts;
        this.sleeper = sleeper;
        this.random = random;
    }

    @Override
    public ModelName name() {
        return model.name();
    }

    @Override
    public boolean seesImages() {
        return model.seesImages();
    }

    @Override
    public ModelReply chat(ModelRequest request, TextListener live) throws ModelException, InterruptedException {
        RestartingListener listener = new RestartingListener(live);
        for (int attempt = 1; ; attempt++) {
            try {
                return model.chat(request, listener);
            } catch (ModelException e) {
                Optional<Duration> wait = waitAfter(e, attempt);
                if (wait.isEmpty()) {
                    throw e;
                }
                LOG.log(
                        System.Logger.Level.INFO,
                        "provider={0} model={1} attempt={2} failure={3} retry_in_ms={4}",
                        name().provider(),
                        name().model(),
                        String.valueOf(attempt),
                        e.failure(),
                        String.valueOf(wait.get().toMillis()));
                listener.restarted();
                sleeper.sleep(wait.get());
            }
        }
    }

    /** Empty when there is no point in another attempt. */
    private Optional<Duration> waitAfter(ModelException failed, int attempt) {
        if (!failed.retriable() || attempt >= attempts) {
            return Optional.empty();
        }
        long ceiling = FIRST_WAIT.toMillis() << (attempt - 1);
        Duration own = Duration.ofMillis(random.nextLong(ceiling / 2, ceiling + 1));
        Duration wait =
                failed.retryAfter().filter(asked -> asked.compareTo(own) > 0).orElse(own);
        return Optional.of(wait).filter(time -> time.compareTo(LONGEST_WAIT) <= 0);
    }
}
