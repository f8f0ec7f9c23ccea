package dev.atelier.core.runtime;

import java.time.Instant;
import java.util.Optional;

/**
 * One change of one setting.
 *
 * @param before what had been set at run time; empty if what the environment says counted
 * @param after what was set; empty if what the environment says counts again
 */
public record SettingChange(String setting, Optional<String> before, Optional<String> after, String by, Instant at) {}
