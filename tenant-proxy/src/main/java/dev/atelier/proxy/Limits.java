package dev.atelier.proxy;

import java.time.Duration;

/**
 * How much of anything one browser, one host or one upstream may take.
 *
 * @param connections open connections of browsers, all together; one more is closed at once
 * @param requests and WebSockets that may be open at once, all together
 * @param requestsPerHost requests and WebSockets that one host may have open on one event loop
 * @param backlogBytes what one event loop may keep for those who are slow to take it
 * @param headerBytes of a request or an answer, all header lines together
 * @param lineBytes of the request line
 * @param idle how long a browser's connection may stay without a request, or a request's head unfinished
 * @param stalled how long a request's body may make no progress
 * @param answer how long an upstream may take from the end of a request to the head of its answer
 * @param holdPage how long a person waits in front of a blank page before the wake page shows (B16)
 * @param hold how long any other request waits for an upstream to be there
 * @param wakeEvery the least time between two wake calls for a host
 */
public record Limits(
        int connections,
        int requests,
        int requestsPerHost,
        long backlogBytes,
        int headerBytes,
        int lineBytes,
        Duration idle,
        Duration stalled,
        Duration answer,
        Duration holdPage,
        Duration hold,
        Duration wakeEvery) {

    private static final long MEMORY = Runtime.getRuntime().maxMemory();

    /** What the memory allows: a connection costs some 10 KiB, a request with its upstream 40, a stall far more. */
    public static final Limits USUAL = new Limits(
            Math.clamp(MEMORY / (48 * 1024), 512, 16_384),
            Math.clamp(MEMORY / (96 * 1024), 256, 8_192),
            Math.clamp(MEMORY / (384 * 1024), 128, 1_024),
            Math.max(MEMORY / 16, 32 * Flow.STALL_BYTES),
            32 * 1024,
            16 * 1024,
            Duration.ofSeconds(75),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            Duration.ofSeconds(3));
}
