package dev.atelier.core.share;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.secret.Secret;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.store.Database;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The links of all projects. Whether an actor may see a project is found out before; what is of another tenant is {@code
 * not_found} all the same.
 */
public final class ShareLinks {
    private static final int MOST_PER_PROJECT = 50;
    private static final Duration LAST_USED_PRECISION = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;
    private final ShareProof proof;
    private final URI platform;

    /**
     * @param key in Base64; whoever has it can make links
     * @param platform its address as browsers see it, below which links lie
     */
    public ShareLinks(Database database, Clock clock, Secret key, URI platform) {
        this.database = database;
        this.clock = clock;
        this.proof = new ShareProof(key);
        this.platform = platform;
    }

    /**
     * Makes a link.
     *
     * @throws dev.atelier.core.fault.FaultException {@code too_many_links}, {@code not_found} if the project is not of the
     *     actor's tenant
     */
    public ShareLink create(Actor actor, ProjectId project, ShareLife life) {
        actor.require(Right.RUN);
        Instant now = clock.instant();
        ShareLinkEntity link = new ShareLinkEntity();
        link.id = UUID.randomUUID();
        link.tenantId = actor.tenant().value();
        link.projectId = project.value();
        link.madeBy = actor.member().value();
        link.createdAt = now;
        link.expiresAt = life.endAfter(now).orElse(null);
        try {
            database.change(entities -> {
                if (list(actor, project).size() >= MOST_PER_PROJECT) {
                    throw Fault.of(
                                    FaultKind.LIMIT,
                                    "too_many_links",
                                    "There are " + MOST_PER_PROJECT + " links already. Revoke one that nobody needs.")
                            .asException();
                }
                entities.persist(link);
            });
        } catch (jakarta.persistence.PersistenceException e) {
            // The key holds both columns: a link of one tenant to another's project cannot be.
            throw Database.isMissingReference(e) ? Fault.notFound("project").causedBy(e) : e;
        }
        return toRecord(link);
    }

    /** The project's links that are in force, newest first. */
    public List<ShareLink> list(Actor actor, ProjectId project) {
        actor.require(Right.RUN);
        Instant now = clock.instant();
        return database.read(entities -> entities.createQuery(
                        "select s from ShareLinkEntity s where s.tenantId = :tenant and s.projectId = :project"
                                + " and s.revokedAt is null order by s.createdAt desc",
                        ShareLinkEntity.class)
                .setParameter("tenant", actor.tenant().value())
                .setParameter("project", project.value())
                .getResultStream()
                .filter(link -> link.isInForce(now))
                .map(this::toRecord)
                .toList());
    }

    /** Ends a link; one that has ended already stays so. */
    public void revoke(Actor actor, ProjectId project, ShareLinkId id) {
        actor.require(Right.RUN);
        database.change(entities -> {
            ShareLinkEntity link = entities.find(ShareLinkEntity.class, id.value());
            if (link == null
                    || !link.tenantId.equals(actor.tenant().value())
                    || !link.projectId.equals(project.value())) {
                throw Fault.notFound("share link").asException();
            }
            if (link.revokedAt == null) {
                link.revokedAt = clock.instant();
            }
        });
    }

    /** What somebody who opens a link finds; without an actor, for the link is all that they have. */
    public Opened open(String token) {
        return proof.check(token).map(this::opened).orElseGet(Opened.Unknown::new);
    }

    /** What a link turned out to be. */
    public sealed interface Opened {
        record Good(ShareLink link) implements Opened {}

        /** It was one, and is none any more. */
        record Ended() implements Opened {}

        record Unknown() implements Opened {}
    }

    /** Every link that is in force, for the gateway; acts for the platform. */
    public List<ShareLink> allInForce() {
        Instant now = clock.instant();
        return database.read(entities -> entities.createQuery(
                        "select s from ShareLinkEntity s where s.revokedAt is null"
                                + " and (s.expiresAt is null or s.expiresAt > :now)",
                        ShareLinkEntity.class)
                .setParameter("now", now)
                .getResultStream()
                .map(this::toRecord)
                .toList());
    }

    /** Removes all links of a project that is deleted; acts for the platform. */
    public void erase(ProjectId project) {
        database.change(entities -> {
            var unused = entities.createQuery("delete from ShareLinkEntity s where s.projectId = :project")
                    .setParameter("project", project.value())
                    .executeUpdate();
        });
    }

    private Opened opened(UUID id) {
        return database.write(entities -> {
            ShareLinkEntity link = entities.find(ShareLinkEntity.class, id);
            Instant now = clock.instant();
            if (link == null) {
                // Its project is gone, and the link with it.
                return new Opened.Ended();
            }
            if (!link.isInForce(now)) {
                return new Opened.Ended();
            }
            count(entities, link, now);
            return new Opened.Good(toRecord(link));
        });
    }

    /** As one statement, so that two who open it at once do not wait for each other's entity. */
    private static void count(EntityManager entities, ShareLinkEntity link, Instant now) {
        boolean longAgo = link.lastUsedAt == null
                || link.lastUsedAt.plus(LAST_USED_PRECISION).isBefore(now);
        Instant last = longAgo ? now : Optional.ofNullable(link.lastUsedAt).orElse(now);
        var unused = entities.createQuery(
                        "update ShareLinkEntity s set s.uses = s.uses + 1, s.lastUsedAt = :at where s.id = :id")
                .setParameter("at", last)
                .setParameter("id", link.id)
                .executeUpdate();
    }

    private ShareLink toRecord(ShareLinkEntity link) {
        return new ShareLink(
                new ShareLinkId(link.id),
                new ProjectId(link.projectId),
                new Secret(platform.resolve("/s/" + proof.of(link.id)).toString()),
                link.createdAt,
                Optional.ofNullable(link.expiresAt),
                Optional.ofNullable(link.lastUsedAt),
                link.uses);
    }
}
