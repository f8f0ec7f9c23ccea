package dev.atelier.web.health;

/** Looks at one component that the platform needs or can use. */
public interface HealthProbe {

    /** The component's name in the answer, such as {@code database}. */
    String component();

    /** How it is now. Answers within a second or so; throws nothing that it could say. */
    ComponentHealth look();
}
