package dev.atelier.core.model;

import dev.atelier.core.fault.Fault;
import java.util.Optional;

/** How a configured model fares, as far as the latest call tells; {@code trouble} is empty when that went well. */
public record ModelStatus(ModelName name, Optional<Fault> trouble) {}
