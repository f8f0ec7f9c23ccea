package dev.atelier.core.project;

import dev.atelier.core.blob.BlobKey;
import dev.atelier.core.image.ImageFormat;
import dev.atelier.core.image.ImageName;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "project_image")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class ImageEntity {
    @Id
    UUID id;

    @Column(name = "tenant_id")
    UUID tenantId;

    /** Text, because EclipseLink's conversion of a UUID fails on null (seen in 4.0.7). */
    @Column(name = "project_id")
    @Nullable
    String projectId;

    @Column(name = "uploaded_by")
    UUID uploadedBy;

    @Column(name = "file_name")
    String fileName;

    @Column(name = "file_key")
    String fileKey;

    @Column(name = "shown_name")
    String shownName;

    String format;
    int width;
    int height;
    long bytes;

    @Column(name = "uploaded_at")
    Instant uploadedAt;

    boolean sent;
    boolean kept;

    @Column(name = "removed_at")
    @Nullable
    Instant removedAt;

    @Column(name = "removal_told")
    boolean removalTold;

    protected ImageEntity() {}

    void name(ImageName name) {
        fileName = name.value();
        fileKey = name.key();
    }

    ImageName file() {
        return new ImageName(fileName);
    }

    boolean isLive() {
        return removedAt == null;
    }

    /** Where its bytes are; those of a project lie together, so that they can go together. */
    BlobKey blob() {
        return new BlobKey(projectId == null ? "drafts/" + id : "projects/" + projectId + "/images/" + id);
    }

    /** Where the small picture of it is, once somebody has looked at it. */
    BlobKey thumbnail() {
        return new BlobKey(blob() + ".small");
    }

    ProjectImage toRecord() {
        return new ProjectImage(
                new ImageId(id),
                file(),
                shownName,
                ImageFormat.valueOf(format.toUpperCase(Locale.ROOT)),
                width,
                height,
                bytes,
                uploadedAt);
    }
}
