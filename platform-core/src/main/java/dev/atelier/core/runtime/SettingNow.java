package dev.atelier.core.runtime;

import dev.atelier.core.config.LiveKey;
import dev.atelier.core.config.Settings.Origin;
import java.util.Optional;

/**
 * A setting as it is now.
 *
 * @param value what counts; empty where nothing is set and nothing has to be
 * @param otherwise what would count if nothing were set at run time
 * @param changed the change that made it so, if it is set at run time
 */
public record SettingNow(LiveKey key, String value, Origin origin, String otherwise, Optional<SettingChange> changed) {}
