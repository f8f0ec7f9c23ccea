package dev.atelier.core.sandbox;

import java.util.List;
import java.util.Optional;

/** The hosts that a sandbox may reach; without any it reaches nothing at all. */
public record EgressPolicy(List<EgressRule> rules) {
    public EgressPolicy {
        rules = List.copyOf(rules);
    }

    public static EgressPolicy none() {
        return new EgressPolicy(List.of());
    }

    public boolean allowsNothing() {
        return rules.isEmpty();
    }

    /** The rule that lets this host and port pass, if there is one. */
    public Optional<EgressRule> ruleFor(String host, int port) {
        return rules.stream()
                .filter(rule -> rule.port() == port && rule.host().equalsIgnoreCase(host))
                .findFirst();
    }
}
