package dev.atelier.web.engine;

import dev.atelier.core.config.LiveKey;
import dev.atelier.core.config.Overrides;
import dev.atelier.core.config.Settings;
import dev.atelier.core.preview.PreviewSettings;
import dev.atelier.core.preview.PreviewTickets;
import dev.atelier.core.preview.Previews;
import dev.atelier.core.project.Allowances;
import dev.atelier.core.project.Editing;
import dev.atelier.core.project.Engine;
import dev.atelier.core.project.ProjectConsole;
import dev.atelier.core.project.ProjectImages;
import dev.atelier.core.project.Projects;
import dev.atelier.core.project.Sharing;
import dev.atelier.core.project.Versions;
import dev.atelier.core.run.Runs;
import dev.atelier.core.runtime.RuntimeSettings;
import dev.atelier.core.store.Database;
import dev.atelier.core.task.Tasks;
import dev.atelier.core.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Starts the engine with the application, so that a wrong setting stops the deployment, and hands out its faces. */
@ApplicationScoped
class EngineRoom {

    static void start(@Observes @Initialized(ApplicationScoped.class) Object application, Engine engine) {
        // Taking the engine as a parameter is what makes it; nothing else is to be done.
    }

    /** Before the engine, which begins with what was changed at run time. */
    @Produces
    @Singleton
    static RuntimeSettings runtimeSettings(
            Database database, Settings settings, Overrides overrides, @Any Instance<LiveKey> more, Clock clock) {
        List<LiveKey> keys =
                Stream.concat(Engine.liveKeys().stream(), more.stream()).toList();
        return new RuntimeSettings(database, settings, overrides, keys, clock);
    }

    static void stop(@Disposes RuntimeSettings settings) {
        settings.close();
    }

    @Produces
    @Singleton
    static Engine engine(Settings settings, Database database, RuntimeSettings first) {
        return Engine.start(settings, System.getenv(), database);
    }

    static void stop(@Disposes Engine engine) {
        engine.close();
    }

    @Produces
    @Singleton
    static Projects projects(Engine engine) {
        return engine.projects();
    }

    @Produces
    @Singleton
    static Versions versions(Engine engine) {
        return engine.versions();
    }

    @Produces
    @Singleton
    static ProjectConsole console(Engine engine) {
        return engine.console();
    }

    @Produces
    @Singleton
    static Allowances allowances(Engine engine) {
        return engine.allowances();
    }

    @Produces
    @Singleton
    static Editing editing(Engine engine) {
        return engine.editing();
    }

    @Produces
    @Singleton
    static ProjectImages images(Engine engine) {
        return engine.images();
    }

    @Produces
    @Singleton
    static Tasks tasks(Engine engine) {
        return engine.tasks();
    }

    @Produces
    @Singleton
    static Vault vault(Engine engine) {
        return engine.vault();
    }

    @Produces
    @Singleton
    static Runs runs(Engine engine) {
        return engine.runs();
    }

    @Produces
    @Singleton
    static Sharing sharing(Engine engine) {
        return engine.sharing();
    }

    @Produces
    @Singleton
    static Previews previews(Engine engine) {
        return engine.previews();
    }

    @Produces
    @Singleton
    static PreviewTickets tickets(Engine engine) {
        return engine.tickets();
    }

    @Produces
    @Singleton
    static PreviewSettings previewSettings(Settings settings) {
        return PreviewSettings.from(settings);
    }
}
