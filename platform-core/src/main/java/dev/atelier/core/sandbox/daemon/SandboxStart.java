package dev.atelier.core.sandbox.daemon;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.sandbox.SandboxFaults;
import dev.atelier.core.sandbox.SandboxId;
import dev.atelier.core.sandbox.SandboxSpec;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes a sandbox out of its parts, and leaves nothing of them behind when one fails. */
final class SandboxStart {
    private static final Logger LOG = System.getLogger(SandboxStart.class.getName());

    /** A daemon listens within 0.2 s; a machine that starts ten at once takes seconds. */
    private static final Duration STARTUP = Duration.ofSeconds(60);

    private static final Duration ONE_PING = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(4);
    /** Asking a container engine takes as long as a look, and a processor from what is to start. */
    private static final int LOOKS_PER_QUESTION = 25;

    private final SandboxLauncher launcher;
    private final SocketDirectories directories;
    private final EgressOpener egress;
    private final Watchdog watchdog;
    private final Consumer<DaemonSandbox> onClose;

    SandboxStart(
            SandboxLauncher launcher,
            SocketDirectories directories,
            EgressOpener egress,
            Watchdog watchdog,
            Consumer<DaemonSandbox> onClose) {
        this.launcher = launcher;
        this.directories = directories;
        this.egress = egress;
        this.watchdog = watchdog;
        this.onClose = onClose;
    }

    DaemonSandbox adoptOrLaunch(SandboxSpec spec) {
        Cleanup cleanup = new Cleanup();
        try {
            Optional<DaemonSandbox> adopted = adoptIfAlive(spec);
            if (adopted.isPresent()) {
                return adopted.get();
            }
            launcher.removeStranger(spec.id());
            return launch(spec, cleanup);
        } catch (IOException e) {
            cleanup.run();
            throw SandboxFaults.notStarted("its sockets did not come up.").causedBy(e);
        } catch (InterruptedException e) {
            cleanup.run();
            Thread.currentThread().interrupt();
            throw SandboxFaults.notStarted("the request was interrupted.").causedBy(e);
        } catch (RuntimeException e) {
            cleanup.run();
            throw e;
        }
    }

    void deleteLeftovers(SandboxId id) {
        directories.delete(id);
    }

    /** Of an earlier platform, if it lives. */
    Optional<DaemonSandbox> adopt(SandboxSpec spec) {
        try {
            return adoptIfAlive(spec);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SandboxFaults.silent("the request was interrupted").causedBy(e);
        }
    }

    private Optional<DaemonSandbox> adoptIfAlive(SandboxSpec spec) throws InterruptedException {
        Optional<SocketDirectory> sockets = directories.find(spec.id());
        Optional<SandboxHost> host = sockets.isPresent() ? launcher.adopt(spec) : Optional.empty();
        if (sockets.isEmpty() || host.isEmpty()) {
            return Optional.empty();
        }
        Cleanup cleanup = new Cleanup();
        try {
            Closeable proxy = openEgress(spec, sockets.get(), cleanup);
            host.get().resume();
            DaemonClient daemon = new DaemonClient(sockets.get().execSocket(), watchdog);
            daemon.ping(ONE_PING);
            SandboxParts parts = new SandboxParts(sockets.get(), host.get(), proxy);
            return Optional.of(new DaemonSandbox(spec, parts, daemon, onClose));
        } catch (IOException | DaemonException | FaultException e) {
            LOG.log(Level.INFO, "sandbox " + spec.id() + " lives but does not answer; it is replaced", e);
            cleanup.run();
            return Optional.empty();
        } catch (InterruptedException e) {
            cleanup.run();
            throw e;
        }
    }

    private DaemonSandbox launch(SandboxSpec spec, Cleanup cleanup) throws IOException, InterruptedException {
        if (!Files.isDirectory(spec.workTree())) {
            throw SandboxFaults.notStarted("its work tree is missing.").asException();
        }
        SocketDirectory sockets = directories.create(spec.id());
        cleanup.add(sockets::delete);
        Closeable proxy = openEgress(spec, sockets, cleanup);
        SandboxHost host = launcher.launch(spec, sockets);
        cleanup.add(host::destroy);
        awaitDaemon(sockets, host);
        sockets.takeSockets();
        DaemonClient daemon = new DaemonClient(sockets.execSocket(), watchdog);
        return new DaemonSandbox(spec, new SandboxParts(sockets, host, proxy), daemon, onClose);
    }

    private Closeable openEgress(SandboxSpec spec, SocketDirectory sockets, Cleanup cleanup) throws IOException {
        if (spec.egress().allowsNothing()) {
            return () -> {};
        }
        Closeable proxy = egress.open(spec, sockets.egressSocket());
        cleanup.add(() -> Quietly.close(proxy));
        sockets.publishEgress();
        return proxy;
    }

    /** Until the daemon answers; its sockets are complete then. */
    private void awaitDaemon(SocketDirectory sockets, SandboxHost host) throws InterruptedException {
        DaemonClient fresh = new DaemonClient(sockets.fresh(), watchdog);
        long deadline = System.nanoTime() + STARTUP.toNanos();
        int looks = 0;
        while (true) {
            if (SocketDirectory.isSocket(sockets.fresh())) {
                try {
                    fresh.ping(ONE_PING);
                    return;
                } catch (DaemonException notYet) {
                    LOG.log(Level.DEBUG, "the daemon does not answer yet", notYet);
                }
            }
            looks++;
            boolean dead = looks % LOOKS_PER_QUESTION == 0 && !host.alive();
            if (dead || System.nanoTime() > deadline) {
                LOG.log(Level.WARNING, "a sandbox did not start; its last words: {0}", host.lastWords());
                throw SandboxFaults.notStarted("its daemon did not answer.").asException();
            }
            Thread.sleep(LOOK_AGAIN.toMillis());
        }
    }
}
