package dev.atelier.web.container;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Undeploying only tells the container's process to end. Until it has, the application writes below its data directory,
 * which must not be deleted under it. Stands before Arquillian's extension, so that it comes after it at the end.
 */
final class AwaitsTheEnd implements AfterAllCallback {
    private static final long LONGEST_SECONDS = 60;

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        for (ProcessHandle child : ProcessHandle.current().children().toList()) {
            if (isContainer(child)) {
                child.onExit().get(LONGEST_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    private static boolean isContainer(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("payara-micro.jar");
    }
}
