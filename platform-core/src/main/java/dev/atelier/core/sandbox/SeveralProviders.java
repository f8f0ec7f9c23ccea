package dev.atelier.core.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Several providers as one. A sandbox is made by the one that its spec asks for, and by no other; where it asks for none,
 * by the first. What concerns an id alone concerns all of them, since any may have it.
 */
final class SeveralProviders implements SandboxProvider {
    private final SequencedMap<SandboxKind, SandboxProvider> kinds;

    /** Closing this closes them. */
    SeveralProviders(SequencedMap<SandboxKind, SandboxProvider> kinds) {
        this.kinds = new LinkedHashMap<>(kinds);
    }

    @Override
    public String name() {
        return first().name();
    }

    @Override
    public String nameFor(SandboxSpec spec) {
        return of(spec).name();
    }

    @Override
    public Sandbox open(SandboxSpec spec) {
        return of(spec).open(spec);
    }

    @Override
    public Optional<Sandbox> adopt(SandboxSpec spec) {
        return of(spec).adopt(spec);
    }

    @Override
    public List<SandboxId> existing() {
        return kinds.values().stream()
                .flatMap(provider -> provider.existing().stream())
                .distinct()
                .toList();
    }

    @Override
    public void remove(SandboxId id) {
        each(provider -> provider.remove(id));
    }

    @Override
    public void retain(Set<SandboxId> wanted) {
        each(provider -> provider.retain(wanted));
    }

    @Override
    public Health health() {
        return first().health();
    }

    @Override
    public void close() {
        each(SandboxProvider::close);
    }

    private SandboxProvider first() {
        return kinds.firstEntry().getValue();
    }

    /** Isolation is never another than what was asked for, also when the installation was set up anew since (R9). */
    private SandboxProvider of(SandboxSpec spec) {
        if (spec.kind().isEmpty()) {
            return first();
        }
        SandboxKind kind = spec.kind().get();
        return Optional.ofNullable(kinds.get(kind))
                .orElseThrow(() -> SandboxFaults.notAvailable(
                                kind,
                                String.join(
                                        ", ",
                                        kinds.keySet().stream()
                                                .map(SandboxKind::code)
                                                .toList()))
                        .asException());
    }

    /** One that is in trouble keeps no other from doing its part. */
    private void each(Consumer<SandboxProvider> action) {
        List<RuntimeException> troubles = new ArrayList<>();
        for (SandboxProvider provider : kinds.values()) {
            try {
                action.accept(provider);
            } catch (RuntimeException e) {
                troubles.add(e);
            }
        }
        if (!troubles.isEmpty()) {
            throw troubles.getFirst();
        }
    }
}
