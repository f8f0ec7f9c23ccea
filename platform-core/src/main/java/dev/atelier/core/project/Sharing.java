package dev.atelier.core.project;

import dev.atelier.core.preview.Guest;
import dev.atelier.core.preview.PreviewTarget;
import dev.atelier.core.preview.PreviewTickets;
import dev.atelier.core.preview.Previews;
import dev.atelier.core.share.ShareLife;
import dev.atelier.core.share.ShareLink;
import dev.atelier.core.share.ShareLinkId;
import dev.atelier.core.share.ShareLinks;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.Actor;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A project's preview for people without an account (B17). Whatever changes here is in the gateway's route before the
 * method returns, so a link that was revoked is over at once, for those too who came by it before.
 */
public final class Sharing {
    private final ProjectStore store;
    private final ShareLinks links;
    private final Previews previews;
    private final PreviewTickets tickets;

    Sharing(ProjectStore store, ShareLinks links, Previews previews, PreviewTickets tickets) {
        this.store = store;
        this.links = links;
        this.previews = previews;
        this.tickets = tickets;
    }

    /** What somebody finds who opens a link. */
    public sealed interface Visit {
        /** The preview; the address is good for a minute and for whoever follows it. */
        record Welcome(URI entrance) implements Visit {}

        /** The link has expired or was revoked, or its project is gone. */
        record Ended() implements Visit {}

        /** It never was a link. */
        record Unknown() implements Visit {}
    }

    /** Makes a link that everybody who has it can see the preview by. */
    public ShareLink create(Actor actor, ProjectId project, ShareLife life) {
        ProjectId found = new ProjectId(store.find(actor, project).id);
        ShareLink made = links.create(actor, found, life);
        admit(actor, found);
        return made;
    }

    /** The project's links that are in force, newest first. */
    public List<ShareLink> list(Actor actor, ProjectId project) {
        return links.list(actor, new ProjectId(store.find(actor, project).id));
    }

    /** Ends a link, and every visit by it, at once. */
    public void revoke(Actor actor, ProjectId project, ShareLinkId link) {
        ProjectId found = new ProjectId(store.find(actor, project).id);
        links.revoke(actor, found, link);
        admit(actor, found);
    }

    /** Lets whoever has the link in, and starts the preview if it sleeps; there is no actor, for the link is all they have. */
    public Visit visit(String token) {
        return switch (links.open(token)) {
            case ShareLinks.Opened.Good(ShareLink link) ->
                store.targetForGateway(link.project())
                        .map(target -> welcome(target, link))
                        .orElseGet(Visit.Ended::new);
            case ShareLinks.Opened.Ended ended -> new Visit.Ended();
            case ShareLinks.Opened.Unknown unknown -> new Visit.Unknown();
        };
    }

    /** Brings every route up to date: links expire, and another process may have revoked one. Acts for the platform. */
    synchronized void refresh() {
        Map<ProjectId, List<Guest>> guests = links.allInForce().stream()
                .collect(Collectors.groupingBy(
                        ShareLink::project, Collectors.mapping(Sharing::guest, Collectors.toList())));
        Set<ProjectId> projects = new HashSet<>(previews.shared());
        projects.addAll(guests.keySet());
        projects.forEach(project -> previews.admit(project, guests.getOrDefault(project, List.of())));
    }

    /** Alone with {@link #refresh}, which else could let somebody in again by what it had read before a revocation. */
    private synchronized void admit(Actor actor, ProjectId project) {
        previews.admit(
                project, links.list(actor, project).stream().map(Sharing::guest).toList());
    }

    private Visit welcome(PreviewTarget target, ShareLink link) {
        previews.wake(target);
        return new Visit.Welcome(tickets.entrance(target, "/", guest(link)));
    }

    private static Guest guest(ShareLink link) {
        return new Guest(link.id().toString(), link.expires());
    }
}
