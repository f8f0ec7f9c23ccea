package dev.atelier.web.config;

import dev.atelier.core.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the settings where the container keeps them. */
@ApplicationScoped
class SettingsProducer {

    @Produces
    @Dependent
    static Settings settings() {
        var config = ConfigProvider.getConfig();
        return Settings.from(key -> config.getOptionalValue(key, String.class));
    }

    @Produces
    @Dependent
    static WebSettings webSettings(Settings settings) {
        return WebSettings.from(settings);
    }
}
