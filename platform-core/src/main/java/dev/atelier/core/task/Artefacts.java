package dev.atelier.core.task;

import dev.atelier.core.blob.BlobKey;
import dev.atelier.core.blob.BlobStore;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.TenantId;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The artefacts of tasks, by project, in the blob store. Callers have checked whose project it is. */
final class Artefacts {
    private final BlobStore blobs;

    Artefacts(BlobStore blobs) {
        this.blobs = blobs;
    }

    List<Artefact> list(TenantId tenant, ProjectId project) {
        List<Artefact> found = new ArrayList<>();
        for (ArtefactName name : ArtefactName.values()) {
            if (exists(tenant, name.key(project))) {
                found.add(describe(tenant, project, name));
            }
        }
        return found;
    }

    Artefact.Content open(TenantId tenant, ProjectId project, String file) {
        ArtefactName name = ArtefactName.of(file).orElseThrow(TaskFaults::noArtefact);
        Optional<InputStream> bytes = blobs.open(tenant, name.key(project));
        return new Artefact.Content(describe(tenant, project, name), bytes.orElseThrow(TaskFaults::noArtefact));
    }

    void put(TenantId tenant, ProjectId project, ArtefactName name, String text) {
        blobs.put(tenant, name.key(project), text.getBytes(StandardCharsets.UTF_8));
    }

    void put(TenantId tenant, ProjectId project, ArtefactName name, InputStream bytes) {
        blobs.put(tenant, name.key(project), bytes);
    }

    void remove(TenantId tenant, ProjectId project, ArtefactName name) {
        blobs.delete(tenant, name.key(project));
    }

    private Artefact describe(TenantId tenant, ProjectId project, ArtefactName name) {
        return new Artefact(name.file(), name.mediaType(), blobs.size(tenant, name.key(project)));
    }

    private boolean exists(TenantId tenant, BlobKey key) {
        // An empty one is none: whoever has nothing to say writes none.
        return blobs.size(tenant, key) > 0;
    }
}
