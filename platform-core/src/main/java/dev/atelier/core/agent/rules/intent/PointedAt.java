package dev.atelier.core.agent.rules.intent;

import dev.atelier.core.agent.rules.look.Surface;
import java.util.Optional;

/**
 * What "this" means when somebody points at the app while they speak (X8).
 *
 * @param text what the element says
 * @param surface what of the app has its colour
 * @param part the section or entry that it stands for; empty when it is no more than a text
 */
public record PointedAt(String text, Surface surface, Optional<Ref> part) {}
