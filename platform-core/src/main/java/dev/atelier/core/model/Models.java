package dev.atelier.core.model;

import dev.atelier.core.config.LiveKey;
import dev.atelier.core.config.LiveKey.Area;
import dev.atelier.core.config.LiveKey.Kind;
import dev.atelier.core.config.SettingException;
import dev.atelier.core.config.Settings;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** The models that the installation is set up with. Safe for use by many threads. */
public final class Models {
    private static final String MODEL = "atelier.model";
    private static final String FALLBACK = "atelier.model.fallback";
    private static final String EXAMPLE = "openai:gpt-4.1";

    /** Which models are asked, and how. Not where they are or with which key: a key would follow an address. */
    public static final List<LiveKey> LIVE = List.of(
            LiveKey.optional(MODEL, Area.MODELS, Kind.TEXT, Models::from),
            LiveKey.optional(FALLBACK, Area.MODELS, Kind.LIST, Models::from),
            key("atelier.model.max-output-tokens", Kind.NUMBER, ModelSettings::maxOutputTokens),
            LiveKey.optional("atelier.model.temperature", Area.MODELS, Kind.DECIMAL, ModelSettings::from),
            key("atelier.model.timeout", Kind.DURATION, ModelSettings::timeout),
            key("atelier.model.idle-timeout", Kind.DURATION, ModelSettings::idleTimeout),
            key("atelier.model.attempts", Kind.NUMBER, ModelSettings::attempts));

    private final List<Choice> choices;
    private final Optional<LanguageModel> preferred;
    private final Optional<Settings> settings;
    private final ModelSettings common;

    private Models(List<Choice> choices, ModelSettings common, Optional<Settings> settings) {
        this.choices = List.copyOf(choices);
        this.common = common;
        this.settings = settings;
        this.preferred = choices.isEmpty()
                ? Optional.empty()
                : Optional.of(new FailoverModel(choices, common, Clock.systemUTC()));
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
        return new Models(choices, common, Optional.of(settings));
    }

    /** Models that are at hand already, first choice first; calls are repeated and fail over as for all others. */
    public static Models of(ModelSettings settings, List<? extends LanguageModel> models) {
        return new Models(models.stream().map(model -> choice(model, settings)).toList(), settings, Optional.empty());
    }

    /** The model to work with; it asks the others itself when it has to. Empty when none is configured. */
    public Optional<LanguageModel> preferred() {
        return preferred;
    }

    /**
     * The model that somebody wishes for one request; the preferred one where they leave it open.
     *
     * @param provider as in {@code ATELIER_MODEL}; if only a model is named, that of the preferred model
     * @param model the provider's own name for it; if only a provider is named, the configured model of that provider
     * @throws dev.atelier.core.fault.FaultException {@code model_not_configured}, naming the setting that is missing or
     *     wrong (R6)
     */
    public LanguageModel wished(Optional<String> provider, Optional<String> model) {
        if (provider.isEmpty() && model.isEmpty()) {
            return preferred.orElseThrow(Models::noneConfigured);
        }
        Optional<LanguageModel> known = choices.stream()
                .map(Choice::model)
                .filter(choice -> provider.orElse(choice.name().provider())
                                .equals(choice.name().provider())
                        && model.orElse(choice.name().model())
                                .equals(choice.name().model()))
                .findFirst();
        return known.<LanguageModel>map(one -> new FailoverModel(List.of(new Choice(one)), common, Clock.systemUTC()))
                .orElseGet(() -> opened(provider, model));
    }

    private LanguageModel opened(Optional<String> provider, Optional<String> model) {
        String of = provider.or(() -> preferred.map(first -> first.name().provider()))
                .orElseThrow(Models::noneConfigured);
        String name = model.orElseThrow(() -> notConfigured("No model of the provider " + of
                + " is configured. Name the model, or set ATELIER_MODEL to " + of + ":<model>."));
        if (settings.isEmpty()) {
            throw notConfigured("The model " + of + ":" + name + " is not configured.");
        }
        try {
            LanguageModel opened = open(MODEL, of + ":" + name, providers(), settings.get());
            return new FailoverModel(List.of(choice(opened, common)), common, Clock.systemUTC());
        } catch (SettingException e) {
            throw notConfigured(String.valueOf(e.getMessage()));
        }
    }

    private static FaultException noneConfigured() {
        return notConfigured(
                "No language model is configured. An administrator can set ATELIER_MODEL; the built-in rules"
                        + " work without one.");
    }

    private static FaultException notConfigured(String message) {
        return Fault.of(FaultKind.USER, "model_not_configured", message).asException();
    }

    /** Every provider that there is, and where it is called; empty for one that is not configured. */
    public static Map<String, Optional<URI>> endpoints(Settings settings) {
        Map<String, Optional<URI>> endpoints = new TreeMap<>();
        providers().forEach((name, provider) -> endpoints.put(name, provider.endpoint(settings)));
        return endpoints;
    }

    /** All that are configured, first choice first, and how they fare. */
    public List<ModelStatus> status() {
        return choices.stream().map(Choice::status).toList();
    }

    private static LiveKey key(String name, Kind kind, Function<ModelSettings, Object> value) {
        return LiveKey.of(name, Area.MODELS, kind, ModelSettings::from, value);
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
