package dev.atelier.core.agent.rules.intent;

import java.util.List;

/** One way of saying something. */
interface Rule {

    /**
     * What a clause asks for.
     *
     * @param appThere whether there is an app already that could be changed
     * @return empty when this is not what the clause is about
     */
    List<Intent> read(Clause clause, boolean appThere);
}
