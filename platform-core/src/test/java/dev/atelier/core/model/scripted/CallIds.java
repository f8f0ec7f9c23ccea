package dev.atelier.core.model.scripted;

import java.util.concurrent.atomic.AtomicInteger;

/** Ids for tool calls, none given twice. */
final class CallIds {
    private final AtomicInteger last = new AtomicInteger();

    String next() {
        return "call_" + last.incrementAndGet();
    }
}
