package dev.atelier.core.sandbox;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * The providers that this installation uses.
 *
 * @param provider makes a sandbox as its spec asks, and all others in the installation's way
 * @param reason why that way, for an administrator
 * @param kinds those that may be asked for
 */
public record SandboxChoice(SandboxProvider provider, String reason, Map<SandboxKind, SandboxProvider> kinds) {
    public SandboxChoice {
        kinds = Map.copyOf(kinds);
    }

    /** One that nobody can ask for by name. */
    public SandboxChoice(SandboxProvider provider, String reason) {
        this(provider, reason, Map.of());
    }

    /** Several of which the first one is the installation's own. */
    public static SandboxChoice of(SequencedMap<SandboxKind, SandboxProvider> kinds, String reason) {
        return new SandboxChoice(new SeveralProviders(kinds), reason, kinds);
    }

    /** Those that can be asked for now; asks each how it is. */
    public List<SandboxKind> available() {
        return kinds.entrySet().stream()
                .filter(entry -> entry.getValue().health().isUp())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /**
     * Does nothing if sandboxes can be made in this way now.
     *
     * @throws dev.atelier.core.fault.FaultException {@code sandbox_not_available}, naming those that can be had (R9)
     */
    public void require(SandboxKind kind) {
        List<SandboxKind> available = available();
        if (!available.contains(kind)) {
            String others = available.isEmpty()
                    ? SandboxKind.AUTO.code()
                    : available.stream().map(SandboxKind::code).collect(Collectors.joining(", "));
            throw SandboxFaults.notAvailable(kind, others).asException();
        }
    }
}
