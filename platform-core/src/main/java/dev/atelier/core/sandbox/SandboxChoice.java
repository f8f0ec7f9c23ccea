package dev.atelier.core.sandbox;

/**
 * The provider that this installation uses.
 *
 * @param reason why this one, for an administrator
 */
public record SandboxChoice(SandboxProvider provider, String reason) {}
