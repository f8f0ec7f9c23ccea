package dev.atelier.core.project;

import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.MemberId;
import java.time.Instant;
import java.util.Optional;

/**
 * A project as it stood when it was read.
 *
 * @param name as its maker typed it; need not be unique
 * @param slug unique over all tenants: its preview's host name and its address in the platform
 * @param version the number of its newest version, from 1
 * @param picturedVersion the newest version of which there is a screenshot
 * @param kind where its files came from
 */
public record Project(
        ProjectId id,
        String name,
        String slug,
        int version,
        MemberId createdBy,
        Instant created,
        Instant lastActivity,
        Optional<Integer> picturedVersion,
        ProjectKind kind) {}
