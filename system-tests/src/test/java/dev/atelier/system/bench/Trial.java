package dev.atelier.system.bench;

import java.time.Duration;

/** Does something once and tells how long it took; preparing and tidying up do not count. */
@FunctionalInterface
interface Trial {
    /**
     * Does it once.
     *
     * @param round differs in each call, for texts that have to
     */
    Duration once(int round) throws Exception;
}
