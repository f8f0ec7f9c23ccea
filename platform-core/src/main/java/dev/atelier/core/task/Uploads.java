package dev.atelier.core.task;

import dev.atelier.core.blob.BlobKey;
import dev.atelier.core.blob.BlobStore;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/** Keeps an uploaded archive until the run has unpacked it, so that a restart finds it (T5). */
final class Uploads {
    private static final int BUFFER = 64 * 1024;

    private final BlobStore blobs;
    private final long most;

    Uploads(BlobStore blobs, long most) {
        this.blobs = blobs;
        this.most = most;
    }

    /** By which the same archive is known again; empty where there is none. */
    byte[] fingerprint(TaskSource source) {
        return switch (source) {
            case TaskSource.Git git -> new byte[0];
            case TaskSource.Zip zip -> digest(zip.upload());
        };
    }

    void keep(TenantId tenant, ProjectId project, TaskSource source) {
        if (source instanceof TaskSource.Zip zip) {
            try (InputStream in = Files.newInputStream(zip.upload())) {
                blobs.put(tenant, key(project), in);
            } catch (IOException e) {
                throw TaskFaults.unreadableUpload(e);
            }
        }
    }

    Optional<InputStream> open(TenantId tenant, ProjectId project) {
        return blobs.open(tenant, key(project));
    }

    void forget(TenantId tenant, ProjectId project) {
        blobs.delete(tenant, key(project));
    }

    private byte[] digest(Path file) {
        MessageDigest digest = Submission.sha256();
        try {
            if (Files.size(file) > most) {
                throw TaskFaults.archiveTooLarge(most >> 20);
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] buffer = new byte[BUFFER];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    digest.update(buffer, 0, read);
                }
            }
            return digest.digest();
        } catch (IOException e) {
            throw TaskFaults.unreadableUpload(e);
        }
    }

    private static BlobKey key(ProjectId project) {
        return new BlobKey("projects/" + project + "/upload.zip");
    }
}
