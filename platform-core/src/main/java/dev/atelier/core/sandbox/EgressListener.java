package dev.atelier.core.sandbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Is told when a sandbox asked for a host that its policy does not list (X16). Called on the proxy's threads. */
@FunctionalInterface
public interface EgressListener {
    /**
     * A request was refused. Told once for each target, and only for so many of them, however often a sandbox asks.
     *
     * @param target {@code host:port} as the sandbox asked for it: well-formed, but chosen by the sandbox
     */
    void denied(SandboxId sandbox, String target);

    /** Writes denials to the log. */
    static EgressListener logging() {
        Logger log = System.getLogger(EgressListener.class.getName());
        return (sandbox, target) -> log.log(Level.INFO, "egress denied sandbox={0} target={1}", sandbox, target);
    }
}
