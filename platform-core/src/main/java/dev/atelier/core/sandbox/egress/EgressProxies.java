package dev.atelier.core.sandbox.egress;

import dev.atelier.core.net.Resolver;
import dev.atelier.core.sandbox.EgressListener;
import dev.atelier.core.sandbox.SandboxSpec;
import dev.atelier.core.sandbox.daemon.EgressOpener;
import dev.atelier.core.sandbox.daemon.Watchdog;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Starts the proxies of one installation's sandboxes. */
public final class EgressProxies implements EgressOpener {
    private final EgressListener listener;
    private final Watchdog watchdog;
    private final Dialer dialer;

    public EgressProxies(EgressListener listener, Watchdog watchdog) {
        this(listener, watchdog, Resolver.system());
    }

    EgressProxies(EgressListener listener, Watchdog watchdog, Resolver resolver) {
        this.listener = listener;
        this.watchdog = watchdog;
        this.dialer = new Dialer(resolver);
    }

    @Override
    public Closeable open(SandboxSpec spec, Path socket) throws IOException {
        Denials denials = new Denials(target -> listener.denied(spec.id(), target));
        return EgressProxy.listen(socket, new Gatekeeper(spec.egress(), dialer, denials), watchdog);
    }
}
