package dev.atelier.web.health;

import java.util.Map;

/** Looks at one component that the platform needs or can use, or at several of a kind. */
public interface HealthProbe {

    /** The component's name in the answer, such as {@code database}. */
    String component();

    /** How it is now. Answers within a second or so; throws nothing that it could say. */
    ComponentHealth look();

    /** All that it looks at, by name; usually one. */
    default Map<String, ComponentHealth> lookAtAll() {
        return Map.of(component(), look());
    }

    /** Whether the platform can do nothing without it. What else is down is told, but does not take it from its users. */
    default boolean essential() {
        return true;
    }
}
