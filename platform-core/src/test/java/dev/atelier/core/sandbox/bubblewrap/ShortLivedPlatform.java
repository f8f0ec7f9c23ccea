package dev.atelier.core.sandbox.bubblewrap;

import dev.atelier.core.sandbox.EgressListener;
import dev.atelier.core.sandbox.Sandbox;
import dev.atelier.core.sandbox.Workshop;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A platform in a process of its own, to be killed by a test. */
final class ShortLivedPlatform {
    private ShortLivedPlatform() {}

    public static void main(String[] args) throws InterruptedException {
        Workshop workshop = new Workshop(
                Path.of(args[0]), (settings, egress) -> new BubblewrapProvider(settings, EgressListener.logging()));
        Sandbox sandbox = workshop.open("orphan");
        System.out.println("opened " + sandbox.id());
        new CountDownLatch(1).await();
    }
}
