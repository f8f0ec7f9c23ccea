package dev.atelier.core.sandbox;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Skips tests so that nobody overlooks it. */
public final class Loudly {
    private Loudly() {}

    public static void skipUnless(Health health) {
        if (!health.isUp()) {
            System.err.println("### SKIPPED: sandbox tests did NOT run. " + health.why());
        }
        assumeTrue(health.isUp(), health.why());
    }
}
