package dev.atelier.web.config;

import dev.atelier.core.config.Overrides;
import dev.atelier.core.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the settings where the container keeps them. */
@ApplicationScoped
class SettingsProducer {

    /** What is changed while the platform runs; filled by whoever keeps the changes. */
    @Produces
    @Singleton
    static Overrides overrides() {
        return new Overrides();
    }

    @Produces
    @Dependent
    static Settings settings(Overrides overrides) {
        var config = ConfigProvider.getConfig();
        return Settings.from(key -> config.getOptionalValue(key, String.class)).with(overrides);
    }

    @Produces
    @Dependent
    static WebSettings webSettings(Settings settings) {
        return WebSettings.from(settings);
    }
}
