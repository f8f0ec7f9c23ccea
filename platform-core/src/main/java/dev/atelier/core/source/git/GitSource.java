package dev.atelier.core.source.git;

import java.util.Optional;

/**
 * What to import.
 *
 * @param ref a branch or tag; without one, the repository's own choice
 */
public record GitSource(GitUrl url, Optional<String> ref, Optional<GitCredentials> credentials) {}
