package dev.atelier.proxy;

import dev.atelier.proxy.page.Problem;
import java.net.URI;
import java.util.Optional;

/** What admission says to a request. */
sealed interface Verdict {

    /**
     * It may pass.
     *
     * @param guest the guest of the route by whom it may; empty for everybody else
     */
    record Admitted(Optional<String> guest) implements Verdict {}

    /**
     * The browser shall go to another address first.
     *
     * @param cookie a session to take along
     */
    record SentTo(int status, String location, Optional<String> cookie) implements Verdict {}

    /**
     * It may not.
     *
     * @param enter where a pass is to be had, if that would help
     */
    record Refused(Problem problem, Optional<URI> enter) implements Verdict {}
}
