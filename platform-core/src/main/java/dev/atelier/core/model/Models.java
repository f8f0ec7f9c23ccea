package dev.atelier.core.model;

import dev.atelier.core.config.Settings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/** The models that the installation is set up with. Safe for use by many threads. */
public final class Models {
    private static final String MODEL = "atelier.model";
    private static final String FALLBACK = "atelier.model.fallback";
    private static final String EXAMPLE = "openai:gpt-4.1";

    private final List<Choice> choices;
    private final Optional<LanguageModel> preferred;

    private Models(List<Choice> choices, ModelSettings settings) {
        this.choices = List.copyOf(choices);
        this.preferred = choices.isEmpty()
                ? Optional.empty()
                : Optional.of(new FailoverModel(choices, settings, Clock.systemUTC()));
    }

    /**
     * Reads {@code ATELIER_MODEL} and {@code ATELIER_MODEL_FALLBACK} and what the providers named there need.
     *
     * @throws dev.atelier.core.config.SettingException naming the setting that is missing or wrong (R6)
     */
    public static Models from(Settings settings) {
        ModelSettings common = ModelSettings.from(settings);
        Optional<String> first = settings.text(MODEL);
        List<String> others = settings.list(FALLBACK);
        if (first.isEmpty() && !others.isEmpty()) {
            throw settings.wrong(MODEL, "is not set, though ATELIER_MODEL_FALLBACK is.", EXAMPLE);
        }
        Map<String, ModelProvider> providers = providers();
        List<Choice> choices = new ArrayList<>();
        first.ifPresent(name -> choices.add(choice(open(MODEL, name, providers, settings), common)));
        others.forEach(name -> choices.add(choice(open(FALLBACK, name, providers, settings), common)));
        return new Models(choices, common);
    }

    /** Models that are at hand already, first choice first; calls are repeated and fail over as for all others. */
    public static Models of(ModelSettings settings, List<? extends LanguageModel> models) {
        return new Models(models.stream().map(model -> choice(model, settings)).toList(), settings);
    }

    /** The model to work with; it asks the others itself when it has to. Empty when none is configured. */
    public Optional<LanguageModel> preferred() {
        return preferred;
    }

    /** All that are configured, first choice first, and how they fare. */
    public List<ModelStatus> status() {
        return choices.stream().map(Choice::status).toList();
    }

    private static LanguageModel open(
            String key, String name, Map<String, ModelProvider> providers, Settings settings) {
        int colon = name.indexOf(':');
        if (colon < 1 || colon == name.length() - 1) {
            throw settings.wrong(key, "is \"" + name + "\", but must be a provider and a model.", EXAMPLE);
        }
        ModelProvider provider = providers.get(name.substring(0, colon));
        if (provider == null) {
            String known = String.join(", ", providers.keySet());
            throw settings.wrong(key, "is \"" + name + "\", but the known providers are: " + known + ".", EXAMPLE);
        }
        return provider.open(name.substring(colon + 1), settings);
    }

    private static Choice choice(LanguageModel model, ModelSettings common) {
        return new Choice(new RetryingModel(
                model,
                common.attempts(),
                Sleeper.REAL,
                () -> ThreadLocalRandom.current().nextLong()));
    }

    /** By this class's own loader: a thread of the container's may have another one in its context. */
    private static Map<String, ModelProvider> providers() {
        Map<String, ModelProvider> found = new TreeMap<>();
        ServiceLoader.load(ModelProvider.class, Models.class.getClassLoader())
                .forEach(provider -> found.put(provider.name(), provider));
        return found;
    }
}
