package dev.atelier.core.preview;

import dev.atelier.core.sandbox.SandboxKind;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.TenantId;
import java.util.Optional;

/**
 * The project that is to be shown.
 *
 * @param slug the first label of its host name
 * @param title the project's name, for people
 * @param generation tickets and cookies of another generation are no longer good
 * @param sandbox how its sandbox has to be made; empty for the installation's way
 */
public record PreviewTarget(
        ProjectId project, TenantId tenant, String slug, String title, int generation, Optional<SandboxKind> sandbox) {}
