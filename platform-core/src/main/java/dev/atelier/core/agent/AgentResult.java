package dev.atelier.core.agent;

import dev.atelier.core.fault.Fault;

/** How a turn ended. What was written to the project stays in every case. */
public sealed interface AgentResult {

    /** It is done, as far as was checked; {@code answer} says so in the user's words (B3). Also a question back. */
    record Done(String answer) implements AgentResult {}

    /** Not understood, and nothing was changed; {@code answer} names the nearest things that could be done. */
    record NothingDone(String answer) implements AgentResult {}

    /** It could not be done. */
    record Failed(Fault fault) implements AgentResult {}

    /**
     * A limit ended it (X12).
     *
     * @param what which limit, in a few words for a person
     * @param answer what was achieved until then
     */
    record LimitReached(String what, String answer) implements AgentResult {}
}
