package dev.atelier.proxy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Runs a gateway as a process of its own, with settings from the environment, until it is told to stop. */
public final class Main {
    private static final int WRONG_SETTING = 2;
    private static final int NOT_STARTED = 1;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        GatewaySettings settings;
        Gateway gateway;
        try {
            settings = GatewaySettings.from(System.getenv());
            gateway = Gateway.start(settings);
        } catch (SettingException e) {
            exit(WRONG_SETTING, e.getMessage());
            return;
        } catch (IOException e) {
            exit(NOT_STARTED, e.getMessage());
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "gateway-stop"));
        System.out.println("Gateway ready on " + settings.bind() + ":" + gateway.port());
        new CountDownLatch(1).await();
    }

    /** Event loops of a start that failed must not keep the process alive. */
    private static void exit(int code, @Nullable String message) {
        System.err.println("The gateway did not start. " + message);
        System.exit(code);
    }
}
