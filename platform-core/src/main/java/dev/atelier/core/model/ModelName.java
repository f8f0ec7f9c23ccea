package dev.atelier.core.model;

/**
 * Which model, at which provider.
 *
 * @param provider {@code openai}, {@code anthropic}, {@code ollama} …
 * @param model the provider's own name for it
 */
public record ModelName(String provider, String model) {

    public ModelName {
        if (provider.isBlank() || model.isBlank()) {
            throw new IllegalArgumentException("a model's name needs a provider and a model");
        }
    }

    /** As in the settings: {@code provider:model}. */
    @Override
    public String toString() {
        return provider + ":" + model;
    }
}
