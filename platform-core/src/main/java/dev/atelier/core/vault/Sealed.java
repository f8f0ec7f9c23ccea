package dev.atelier.core.vault;

/**
 * A secret that only the platform's keys open, and only together with what it was bound to.
 *
 * @param keyId which key has sealed it
 */
@SuppressWarnings("ArrayRecordComponent") // goes straight into a row and comes straight from one; never compared
public record Sealed(String keyId, byte[] nonce, byte[] bytes) {}
