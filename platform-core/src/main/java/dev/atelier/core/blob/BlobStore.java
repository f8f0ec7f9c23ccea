package dev.atelier.core.blob;

import dev.atelier.core.tenant.TenantId;
import java.io.InputStream;
import java.util.Optional;

/**
 * Keeps bytes. Callers have checked already that their actor may see the tenant's thing that a key belongs to; a store
 * answers for one tenant only, whatever the key.
 *
 * <p>Every method throws {@link dev.atelier.core.fault.FaultException} {@code storage_failed} when the store cannot be
 * reached or is full; nothing is half-written then.
 */
public interface BlobStore {

    /** Keeps the bytes under the key; what was there before is replaced in one step, never seen in part. */
    void put(TenantId tenant, BlobKey key, byte[] content);

    /** The same for what does not fit into memory; reads the stream to its end and leaves it open. */
    void put(TenantId tenant, BlobKey key, InputStream content);

    Optional<byte[]> read(TenantId tenant, BlobKey key);

    /** The bytes as a stream that the caller closes. */
    Optional<InputStream> open(TenantId tenant, BlobKey key);

    /** Deletes the blob, if it is there. */
    void delete(TenantId tenant, BlobKey key);

    /** Deletes every blob whose key begins with this one and a slash, and the one of that very key. */
    void deleteAll(TenantId tenant, BlobKey prefix);

    /** How many bytes the tenant's blobs below that key have together. */
    long size(TenantId tenant, BlobKey prefix);
}
