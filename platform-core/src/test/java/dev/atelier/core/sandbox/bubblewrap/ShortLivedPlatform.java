package dev.atelier.core.sandbox.bubblewrap;

import dev.atelier.core.sandbox.EgressListener;
import dev.atelier.core.sandbox.Sandbox;
import dev.atelier.core.sandbox.Workshop;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A platform in a process of its own, to be killed by a test; its sandbox sleeps if the second word says so. */
final class ShortLivedPlatform {
    private ShortLivedPlatform() {}

    public static void main(String[] args) throws InterruptedException {
        Workshop workshop = new Workshop(
                Path.of(args[0]), (settings, egress) -> new BubblewrapProvider(settings, EgressListener.logging()));
        Sandbox sandbox = workshop.open("orphan");
        if (args[1].equals("suspended")) {
            sandbox.suspend();
        }
        System.out.println("opened " + sandbox.id());
        new CountDownLatch(1).await();
    }
}
