package dev.atelier.web.engine;

import dev.atelier.core.config.Settings;
import dev.atelier.core.source.git.GitSettings;
import dev.atelier.web.health.ComponentHealth;
import dev.atelier.web.health.HealthProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Git is built in; what may differ is where repositories may be. */
@ApplicationScoped
class GitProbe implements HealthProbe {
    @Inject
    Settings settings;

    @Override
    public String component() {
        return "git";
    }

    @Override
    public ComponentHealth look() {
        GitSettings git = GitSettings.from(settings);
        return ComponentHealth.up("Built in. Repositories by https"
                + (git.http() ? ", http" : "")
                + (git.directories().isEmpty() ? "" : " and from directories that are listed")
                + ".");
    }
}
