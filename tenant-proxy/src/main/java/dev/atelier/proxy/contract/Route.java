package dev.atelier.proxy.contract;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One host and what is behind it; see {@code ROUTES.md} for each field.
 *
 * @param generation passes of another generation are no passes: raising it revokes them all
 * @param title the project's name, written by a user and therefore hostile
 * @param wake where to ask for a sleeping upstream to be started
 * @param enter where a person without a pass is sent to get one
 * @param frameAncestors who may show this host in a frame, as in the CSP directive
 * @param detail a sentence for a person, about starting or failing; hostile like the title
 * @param guests whose passes count besides those of members
 * @param ahead how many other starts come before this one's
 * @param activity where to note that the host is used; nobody wants to know if absent
 */
public record Route(
        HostName host,
        Upstream upstream,
        RouteState state,
        Access access,
        long generation,
        String title,
        Optional<URI> wake,
        Optional<URI> enter,
        Optional<String> frameAncestors,
        String detail,
        List<Guest> guests,
        int ahead,
        Optional<Activity> activity) {
    public Route {
        guests = List.copyOf(guests);
    }

    /** Whether somebody with a guest's pass may see this host at that moment. */
    public boolean admits(String guest, Instant now) {
        return guests.stream()
                .anyMatch(known -> known.id().equals(guest)
                        && known.until().map(now::isBefore).orElse(true));
    }

    /**
     * Whether users' code answers at this host. Of a preview nothing is trusted, and nothing of the platform's reaches it;
     * the platform's own host (open, and in nobody's frame) is passed through as it is.
     */
    public boolean isPreview() {
        return access == Access.TICKET || frameAncestors.isPresent();
    }
}
