package dev.atelier.web.engine;

import dev.atelier.core.blob.BlobKey;
import dev.atelier.core.blob.BlobStore;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.project.Engine;
import dev.atelier.core.tenant.TenantId;
import dev.atelier.web.health.ComponentHealth;
import dev.atelier.web.health.HealthProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Whether bytes can be kept and read again. */
@ApplicationScoped
class BlobProbe implements HealthProbe {
    /** Nobody's. */
    private static final TenantId NOBODY = new TenantId(new UUID(0, 0));

    @Inject
    Engine engine;

    @Override
    public String component() {
        return "blobs";
    }

    @Override
    public ComponentHealth look() {
        BlobStore blobs = engine.blobs();
        // A key of its own each time: several nodes may look at once.
        BlobKey key = new BlobKey("health/" + UUID.randomUUID());
        try {
            blobs.put(NOBODY, key, new byte[] {1});
            boolean there = blobs.read(NOBODY, key).isPresent();
            blobs.delete(NOBODY, key);
            return there ? ComponentHealth.up() : ComponentHealth.down("What was kept cannot be read again.");
        } catch (FaultException e) {
            return ComponentHealth.down(e.fault().message());
        }
    }
}
