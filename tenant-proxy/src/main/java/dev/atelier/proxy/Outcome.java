package dev.atelier.proxy;

import dev.atelier.proxy.page.Problem;

/** What came of an attempt to reach an upstream. */
sealed interface Outcome {

    /** The answer is on its way to the browser, or the browser is gone; nothing is left to do. */
    record Delivered() implements Outcome {}

    /** There was no connection, and so nothing was sent. */
    record Unreachable() implements Outcome {}

    /** The connection ended before an answer began; the request may or may not have had its effect. */
    record Lost() implements Outcome {}

    /** Trying again would not help. */
    record Hopeless(Problem problem) implements Outcome {}
}
