package dev.atelier.core.model;

import dev.atelier.core.config.Settings;
import java.net.URI;
import java.util.Optional;

/** Opens the models of one provider. Found as a service ({@link java.util.ServiceLoader}). */
public interface ModelProvider {

    /** As in {@code ATELIER_MODEL=provider:model}. */
    String name();

    /**
     * A model that makes each call once: what repeats it is around it. Does not connect yet.
     *
     * @throws dev.atelier.core.config.SettingException naming the setting that is missing or wrong (R6)
     */
    LanguageModel open(String model, Settings settings);

    /** Where the provider is called; empty if what it needs is not set (R12). */
    Optional<URI> endpoint(Settings settings);
}
