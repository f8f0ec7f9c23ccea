package dev.atelier.proxy;

import dev.atelier.proxy.contract.Passes;
import dev.atelier.proxy.contract.RouteTable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running gateway. Any thread may close it; closing twice is the same as once. */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Gateway.class.getName());
    private static final int MAX_LOOPS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vertx vertx;
    private final Shared shared;

    private Gateway(Vertx vertx, Shared shared) {
        this.vertx = vertx;
        this.shared = shared;
    }

    /**
     * Starts a gateway; it serves when this returns.
     *
     * @throws IOException with a sentence for a person when the routes cannot be read or the port is taken
     */
    public static Gateway start(GatewaySettings settings) throws IOException {
        return start(settings, RouteTable.open(settings.routes()));
    }

    /** Starts one with routes that are read already; they are closed with it. */
    static Gateway start(GatewaySettings settings, RouteTable routes) throws IOException {
        Passes passes = new Passes(settings.key(), Clock.systemUTC());
        Shared shared = new Shared(settings, routes, passes, new WakeCalls(settings.limits()));
        Gateway gateway = new Gateway(Vertx.vertx(options()), shared);
        try {
            await(gateway.vertx.deployVerticle(
                    () -> new EventLoop(shared), new DeploymentOptions().setInstances(loops())));
            return gateway;
        } catch (IOException e) {
            gateway.close();
            throw new IOException(
                    "It cannot listen on " + settings.bind() + ":" + settings.port() + " (" + e.getMessage()
                            + "). Is another program using that port?",
                    e);
        }
    }

    /** The port that browsers connect to. */
    public int port() {
        return shared.port().get();
    }

    @Override
    public void close() {
        shared.routes().close();
        try {
            await(vertx.close());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The gateway did not close cleanly", e);
        }
    }

    private static int loops() {
        return Math.min(Runtime.getRuntime().availableProcessors(), MAX_LOOPS);
    }

    /** Unix sockets come from the JDK, so no native library is needed; nothing is read from the class path or cached. */
    private static VertxOptions options() {
        return new VertxOptions()
                .setPreferNativeTransport(false)
                .setEventLoopPoolSize(loops())
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    private static void await(Future<?> future) throws IOException {
        try {
            future.toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(cause.getMessage(), cause);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
