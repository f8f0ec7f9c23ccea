package dev.atelier.core.model;

import java.time.InstantSource;
import java.util.List;

/**
 * Asks the first choice, and the next one when that fails for good (X14). A choice that failed is passed over for a
 * while as long as another one has not.
 */
final class FailoverModel implements LanguageModel {
    private static final System.Logger LOG = System.getLogger(FailoverModel.class.getName());

    private final List<Choice> choices;
    private final ModelSettings settings;
    private final InstantSource clock;

    FailoverModel(List<Choice> choices, ModelSettings settings, InstantSource clock) {
        this.choices = List.copyOf(choices);
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public ModelName name() {
        return choices.get(0).model().name();
    }

    @Override
    public boolean seesImages() {
        return choices.get(0).model().seesImages();
    }

    @Override
    public ModelReply chat(ModelRequest request, TextListener live) throws ModelException, InterruptedException {
        ModelRequest allowed = settings.applyTo(request);
        RestartingListener listener = new RestartingListener(live);
        for (int i = firstAwake(); ; i++) {
            Choice choice = choices.get(i);
            try {
                ModelReply reply = choice.model().chat(allowed, listener);
                choice.succeeded();
                return reply;
            } catch (ModelException e) {
                if (e.failure() != ModelFailure.CONTEXT_TOO_LONG) {
                    choice.failed(e.fault(), clock.instant());
                }
                if (i + 1 == choices.size()) {
                    throw e;
                }
                listener.restarted();
                tell(choice.model().name(), choices.get(i + 1).model().name(), e, listener);
            }
        }
    }

    private int firstAwake() {
        for (int i = 0; i < choices.size(); i++) {
            if (!choices.get(i).rests(clock.instant())) {
                return i;
            }
        }
        return 0;
    }

    private static void tell(ModelName from, ModelName to, ModelException why, TextListener listener) {
        LOG.log(
                System.Logger.Level.WARNING,
                "provider={0} model={1} failure={2}: asking {3} instead",
                from.provider(),
                from.model(),
                why.failure(),
                to);
        listener.switched(from, to, why);
    }
}
