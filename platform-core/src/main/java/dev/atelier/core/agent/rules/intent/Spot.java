package dev.atelier.core.agent.rules.intent;

/** Where a section goes. */
public sealed interface Spot {

    /** Where such a section usually stands. */
    record Usual() implements Spot {}

    record Top() implements Spot {}

    record Bottom() implements Spot {}

    record Up() implements Spot {}

    record Down() implements Spot {}

    record Before(Ref section) implements Spot {}

    record After(Ref section) implements Spot {}

    /** The two change places. */
    record InPlaceOf(Ref section) implements Spot {}
}
