package dev.atelier.core.sandbox;

import dev.atelier.core.fault.FaultException;
import java.util.Locale;
import java.util.Optional;

/** What {@code ATELIER_SANDBOX} may say, and a request may ask for. */
public enum SandboxKind {
    /** Containers of a Docker engine. */
    DOCKER,
    /** bubblewrap on this machine. */
    LOCAL,
    /** Docker if an engine answers and has the image, else bubblewrap. */
    AUTO;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What a request asks for; empty if the installation may choose.
     *
     * @throws FaultException {@code sandbox_not_available} for a word that is none of these
     */
    public static Optional<SandboxKind> asked(String word) {
        for (SandboxKind kind : values()) {
            if (kind.code().equals(word.strip().toLowerCase(Locale.ROOT))) {
                return Optional.of(kind).filter(one -> one != AUTO);
            }
        }
        throw SandboxFaults.unknownKind().asException();
    }
}
